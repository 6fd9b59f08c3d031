"""Houses as they are drawn: their heaters, what limits them, and when and where they stand."""

from dataclasses import dataclass
from typing import Any

from homeassistant.config_entries import ConfigSubentryDataWithId
from hypothesis import strategies as st

from tests.integration.builders import heater

from .appliances import Panel, Relay

METER, ENERGY_METER, LIMIT = "meter", "energy_meter", "limit"
"""What tells of the supply."""

BASE_W = 500.0
"""What the house draws besides its heaters, at first."""

SITE_LIMIT_W = 3000.0
"""What the connection carries, where a meter watches it."""

MOMENTS = (
    ("Europe/Paris", "2026-11-21 12:00:01+00:00"),
    ("Europe/Paris", "2026-03-29 00:58:30+00:00"),
    ("Europe/Paris", "2026-10-25 00:58:30+00:00"),
    ("Europe/Paris", "2026-12-31 22:58:30+00:00"),
    ("Australia/Lord_Howe", "2026-04-04 14:58:30+00:00"),
    ("America/New_York", "2026-11-01 05:58:30+00:00"),
)
"""Zones, and times: a quiet one, and shortly before clocks change or a year ends."""

POWERS_W = (500, 1000, 1500, 2000)
STEPS = ([3000, 1500, 0], [2000], [2500, 1000])
LOADS = ([2, 1, 0], [1], [3, 2])


@dataclass(frozen=True)
class Heater:
    """A heater, its relay, and who asks for its heat."""

    name: str
    power_w: int
    demand: str
    """`own_switch`, `entity` or `temperature`."""

    is_panel: bool
    """Whether it is switched by a thermostat of its own."""

    has_power_sensor: bool
    inverted: bool
    settings: tuple[tuple[str, int], ...]
    """What else is configured: minimum times, priority, turns, patience."""

    @property
    def named(self) -> dict[str, str]:
        """The entities that it is configured with at first."""
        domain = (Panel if self.is_panel else Relay).domain
        named = {"switch": f"{domain}.{self.name}"}
        if self.has_power_sensor:
            named["power_sensor"] = f"sensor.{self.name}_power"
        if self.demand == "entity":
            named["demand_entity"] = f"climate.{self.name}_thermostat"
        elif self.demand == "temperature":
            named["temperature_sensor"] = f"sensor.{self.name}_temperature"
        return named

    def stored(self) -> ConfigSubentryDataWithId:
        """Return it as it is stored at first."""
        data = dict(self.settings) | self.named
        return heater(self.name, self.power_w, demand=self.demand, inverted=self.inverted, **data)


@dataclass(frozen=True)
class Plan:
    """A house."""

    heaters: tuple[Heater, ...]
    options: dict[str, Any]
    zone: str
    begins_at: str

    @property
    def by_name(self) -> dict[str, Heater]:
        """Its heaters."""
        return {heater.name: heater for heater in self.heaters}


settings = st.fixed_dictionaries(
    {
        "min_on_s": st.sampled_from([0, 120]),
        "min_off_s": st.sampled_from([0, 60]),
        "priority": st.sampled_from([0, 0, 5]),
        "turns": st.sampled_from([1, 1, 2]),
        "command_timeout_s": st.sampled_from([5, 20]),
    }
)


@st.composite
def heaters(draw: st.DrawFn, name: str) -> Heater:
    """Return any heater of that name."""
    is_panel = draw(st.sampled_from([False, False, True]))
    return Heater(
        name=name,
        power_w=draw(st.sampled_from(POWERS_W)),
        demand=draw(st.sampled_from(["own_switch", "own_switch", "entity", "temperature"])),
        is_panel=is_panel,
        has_power_sensor=draw(st.booleans()),
        inverted=not is_panel and draw(st.booleans()),
        settings=tuple(draw(settings).items()),
    )


@st.composite
def supplies(draw: st.DrawFn) -> dict[str, Any]:
    """Return what limits a budget."""
    unit = draw(st.sampled_from(["watts", "watts", "loads"]))
    options: dict[str, Any] = {
        "unit": unit,
        "power_steps": draw(st.sampled_from(STEPS if unit == "watts" else LOADS)),
        "order": draw(st.sampled_from(["round_robin", "coldest_first"])),
        "when_stopped": draw(st.sampled_from(["leave", "leave", "off", "on"])),
    }
    if draw(st.booleans()):
        options |= {"meter": f"sensor.{METER}", "site_limit_w": SITE_LIMIT_W, "restore_delay_s": 30}
        if draw(st.booleans()):
            options |= {"window_minutes": 15, "window_peak_w": 2000, "energy_meter": f"sensor.{ENERGY_METER}"}
    if draw(st.sampled_from([False, False, True])):
        options["limit_entity"] = f"sensor.{LIMIT}"
    return options


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """Return any house."""
    names = "abcd"[: draw(st.integers(2, 4))]
    zone, begins_at = draw(st.sampled_from(MOMENTS))
    return Plan(
        heaters=tuple(draw(heaters(name)) for name in names),
        options=draw(supplies()),
        zone=zone,
        begins_at=begins_at,
    )
