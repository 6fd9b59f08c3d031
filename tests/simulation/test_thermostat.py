"""Setpoints over the day, and thermostats that ask."""

import pytest

from simulation import Schedule, wants_heat

BATH = Schedule(comfort_hours=((6, 9), (17, 22.5)), comfort_c=22, setback_c=18)

SETPOINTS = {
    "setback at midnight": (0, 18),
    "setback until just before comfort": (5.999, 18),
    "comfort from its first hour": (6, 22),
    "comfort until just before its end": (8.999, 22),
    "setback again at its end": (9, 18),
    "comfort up to half past ten": (22.49, 22),
    "setback from half past ten": (22.5, 18),
    "comfort on the second morning too": (24 + 7, 22),
}


@pytest.mark.parametrize(("hour", "setpoint_c"), SETPOINTS.values(), ids=SETPOINTS)
def test_setpoint(hour: float, setpoint_c: float) -> None:
    assert BATH.setpoint_c(hour * 3600) == setpoint_c


ASKING = {
    "asks at the lower edge": (19.5, False, True),
    "goes on asking within the band": (20.4, True, True),
    "stops at the upper edge": (20.5, True, False),
    "stays silent within the band": (19.6, False, False),
    "stays silent above": (21, False, False),
    "goes on asking below": (15, True, True),
}


@pytest.mark.parametrize(("measured_c", "asking", "wants"), ASKING.values(), ids=ASKING)
def test_a_thermostat_at_20_with_a_band_of_half_a_kelvin(
    measured_c: float, asking: bool, wants: bool
) -> None:
    assert wants_heat(measured_c=measured_c, setpoint_c=20, band_k=0.5, asking=asking) is wants
