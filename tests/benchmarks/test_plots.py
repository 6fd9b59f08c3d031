"""The picture of a run: every room, every heater, and the power against the limit."""

from pathlib import Path

import pytest

from benchmarks.houses.contest import jobs, played
from simulation import run, score, thermostats_alone
from tests.simulation.builders import Scripted, scenario

plots = pytest.importorskip("benchmarks.houses.plots", exc_type=ImportError)

HOUSE = scenario(500, limit_w=2600)


def traced(*script: set[str]) -> object:
    """Return what is kept of a minute, with heaters as in *script*."""
    trace = plots.Trace()
    list(trace.follow(run(HOUSE, Scripted(*script), duration_s=60)))
    return trace


def test_heaters_are_drawn_from_when_they_start_to_when_they_stop() -> None:
    trace = traced({"bath"}, {"bath"}, {"living"}, {"bath"})
    seconds = {
        name: [(round(begin * 3600), round(length * 3600)) for begin, length in spells]
        for name, spells in trace.on_h.items()  # type: ignore[attr-defined]
    }
    assert seconds == {"bath": [(0, 20), (30, 10)], "living": [(20, 10)]}


def test_a_picture_has_temperatures_heaters_and_power() -> None:
    figure = plots.figure(HOUSE, "somebody", traced({"bath", "living"}))
    temperatures, heaters, power = figure.axes
    assert [line.get_label() for line in temperatures.lines[::2]] == ["living", "bath"]
    assert list(temperatures.lines[1].get_ydata()) == [20] * 6
    assert [label.get_text() for label in heaters.get_yticklabels()] == ["living", "bath"]
    drawn, limit = power.lines
    assert list(drawn.get_ydata()) == [3500] + [500] * 5
    assert list(limit.get_ydata()) == [2600, 2600]


def test_what_is_drawn_is_counted_too(tmp_path: Path) -> None:
    (job,) = jobs([HOUSE], ["thermostats alone"], days=1 / 24, plot=tmp_path / "new")
    assert played(job).score == score(HOUSE, run(HOUSE, thermostats_alone, duration_s=3600))
    picture = tmp_path / "new" / "two rooms.thermostats-alone.png"
    assert picture.read_bytes().startswith(b"\x89PNG")
