"""What happened in a run, as a picture: temperatures, heaters and power over time."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from simulation import STEP_S, Scenario, Score, Step, score
from simulation.hours import HOUR_S

INCHES = (16, 12)


@dataclass(slots=True)
class Trace:
    """What is kept of a run to be drawn, step by step."""

    hours: list[float] = field(default_factory=list)
    """The clock."""

    air_c: dict[str, list[float]] = field(default_factory=dict)
    """By room."""

    setpoint_c: dict[str, list[float]] = field(default_factory=dict)
    """By room."""

    on_h: dict[str, list[tuple[float, float]]] = field(default_factory=dict)
    """By room: when its heater began to run, and for how many hours."""

    drawn_w: list[float] = field(default_factory=list)
    """What went through the connection."""

    base_w: list[float] = field(default_factory=list)
    """What of it was not for heaters."""

    def follow(self, steps: Iterable[Step]) -> Iterator[Step]:
        """Yield *steps* as they come, and keep what is drawn of them."""
        for step in steps:
            self._add(step)
            yield step

    def _add(self, step: Step) -> None:
        hour = step.view.clock_s / HOUR_S
        self.hours.append(hour)
        self.drawn_w.append(step.drawn_w)
        self.base_w.append(step.base_w)
        for name, air_c in step.house.measured_c.items():
            self.air_c.setdefault(name, []).append(air_c)
            self.setpoint_c.setdefault(name, []).append(step.view.setpoints_c[name])
            self._add_heater(name, hour, is_on=name in step.on)

    def _add_heater(self, name: str, hour: float, *, is_on: bool) -> None:
        spells = self.on_h.setdefault(name, [])
        if not is_on:
            return
        if spells and abs(sum(spells[-1]) - hour) * HOUR_S < STEP_S / 2:
            spells[-1] = (spells[-1][0], hour + STEP_S / HOUR_S - spells[-1][0])
        else:
            spells.append((hour, STEP_S / HOUR_S))


def drawn(scenario: Scenario, contender: str, steps: Iterable[Step], folder: Path) -> Score:
    """Return what *steps* came to, and draw them into a file of *folder*."""
    trace = Trace()
    found = score(scenario, trace.follow(steps))
    folder.mkdir(parents=True, exist_ok=True)
    figure(scenario, contender, trace).savefig(folder / file_name(scenario.name, contender))
    return found


def file_name(scenario: str, contender: str) -> str:
    """Return how the file of a picture is called: `week.power-budget-coldest_first.png`."""
    return f"{scenario}.{contender.lower().replace(',', '').replace(' ', '-')}.png"


def figure(scenario: Scenario, contender: str, trace: Trace) -> Figure:
    """Return the picture of a run."""
    picture = Figure(figsize=INCHES, layout="constrained")
    temperatures, heaters, power = picture.subplots(3, sharex=True, height_ratios=(3, 2, 2))
    picture.suptitle(f"{scenario.name}: {contender}")
    _draw_temperatures(temperatures, trace)
    _draw_heaters(heaters, trace)
    _draw_power(power, trace, scenario.limit_w)
    return picture


def _draw_temperatures(axes: Axes, trace: Trace) -> None:
    """Draw each room, and its setpoint as a dashed line of the same colour."""
    for index, (name, air_c) in enumerate(trace.air_c.items()):
        axes.plot(trace.hours, air_c, color=f"C{index}", label=name)
        axes.plot(trace.hours, trace.setpoint_c[name], color=f"C{index}", linestyle="--", linewidth=0.5)
    axes.set_ylabel("air and setpoint, °C")
    axes.legend(loc="upper right", ncols=4)


def _draw_heaters(axes: Axes, trace: Trace) -> None:
    """Draw when each heater ran."""
    for index, spells in enumerate(trace.on_h.values()):
        axes.broken_barh(spells, (index - 0.4, 0.8), color=f"C{index}")
    axes.set_yticks(range(len(trace.on_h)), list(trace.on_h))
    axes.invert_yaxis()
    axes.set_ylabel("heaters that run")


def _draw_power(axes: Axes, trace: Trace, limit_w: float) -> None:
    """Draw what is drawn, and what may be."""
    axes.fill_between(trace.hours, trace.base_w, step="post", color="0.7", label="base load")
    axes.step(trace.hours, trace.drawn_w, where="post", color="C0", linewidth=0.6, label="with heaters")
    axes.axhline(limit_w, color="C3", label="limit")
    axes.set_ylabel("power, W")
    axes.set_xlabel("hours since midnight of the first day")
    axes.legend(loc="upper right", ncols=3)
