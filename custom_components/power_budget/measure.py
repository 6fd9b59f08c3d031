"""What sensors measure, in the units of the engine."""

from datetime import datetime
from math import isfinite

from homeassistant.const import (
    ATTR_UNIT_OF_MEASUREMENT,
    UnitOfApparentPower,
    UnitOfElectricCurrent,
    UnitOfEnergy,
    UnitOfPower,
    UnitOfTemperature,
)
from homeassistant.core import State
from homeassistant.util.unit_conversion import (
    ApparentPowerConverter,
    BaseUnitConverter,
    ElectricCurrentConverter,
    EnergyConverter,
    PowerConverter,
    TemperatureConverter,
)

from .const import FRESH_FOR, MAX_POWER_W
from .engine.quantity import Celsius, WattHours, Watts, current_w
from .engine.snapshot import MeterReading


def is_meter(state: State) -> bool:
    """Return whether an entity measures power or current, by its unit of measurement."""
    return _unit(state) in {
        *PowerConverter.VALID_UNITS,
        *ApparentPowerConverter.VALID_UNITS,
        *ElectricCurrentConverter.VALID_UNITS,
    }


def metered(state: State | None, voltage_v: float) -> MeterReading | None:
    """Return what a meter says, by its own unit of measurement; None if that is no number."""
    watts = None if state is None else _metered_w(state, voltage_v)
    return None if state is None or watts is None else MeterReading(drawn_w=watts, at=state.last_reported)


def is_power(state: State) -> bool:
    """Return whether an entity tells a power: in a unit of power, or with no unit in watts."""
    return _unit(state) is None or _unit(state) in PowerConverter.VALID_UNITS


def unit_w(state: State) -> Watts | None:
    """Return what one unit of an entity is, where that tells a power."""
    unit = _unit(state) or UnitOfPower.WATT
    return converted(PowerConverter, 1.0, unit, UnitOfPower.WATT) if is_power(state) else None


def told_w(state: State | None) -> Watts | None:
    """Return the power that an entity tells; None where that is no number, or negative.

    A million watts is the most that is believed.
    """
    if state is None or not is_power(state):
        return None
    value, unit = number(state.state), _unit(state) or UnitOfPower.WATT
    return plausible_w(converted(PowerConverter, value, unit, UnitOfPower.WATT))


def plausible_w(watts: Watts | None) -> Watts | None:
    """Return a power; None where it is negative, and no more than a million watts."""
    return None if watts is None or watts < 0 else min(watts, MAX_POWER_W)


def is_energy_meter(state: State) -> bool:
    """Return whether an entity counts energy, by its unit of measurement."""
    return _unit(state) in EnergyConverter.VALID_UNITS


def is_temperature(state: State) -> bool:
    """Return whether an entity measures a temperature, by its unit of measurement."""
    return _unit(state) in TemperatureConverter.VALID_UNITS


def celsius(value: object, unit: object, usual: str) -> Celsius | None:
    """Return a temperature in degrees Celsius, told in the *usual* unit if in none; None if it is none."""
    told = unit if isinstance(unit, str) and unit in TemperatureConverter.VALID_UNITS else usual
    return converted(TemperatureConverter, number(value), told, UnitOfTemperature.CELSIUS)


def counted_wh(state: State | None) -> WattHours | None:
    """Return what an energy counter says; None if that is no number."""
    if state is None or not is_energy_meter(state):
        return None
    return converted(EnergyConverter, number(state.state), _unit(state), UnitOfEnergy.WATT_HOUR)


def measured_w(state: State | None, at: datetime) -> Watts | None:
    """Return what a power sensor measures a load to draw; None unless that was reported lately."""
    return None if state is None or at - state.last_reported >= FRESH_FOR else said_w(state)


def said_w(state: State | None) -> Watts | None:
    """Return what a power sensor said last, however long ago; None if that is no power that is drawn."""
    if state is None:
        return None
    watts = _power_w(state) if _unit(state) in PowerConverter.VALID_UNITS else None
    return None if watts is None or watts < 0 else watts


def converted(
    converter: type[BaseUnitConverter], value: float | None, from_unit: str | None, to_unit: str
) -> float | None:
    """Return a value in another unit; None if there is none, or it is no finite number there."""
    return None if value is None else number(converter.convert(value, from_unit, to_unit))


def number(value: object) -> float | None:
    """Return a finite number; None for anything else."""
    try:
        parsed = float(str(value))
    except ValueError:
        return None
    return parsed if isfinite(parsed) else None


def _metered_w(state: State, voltage_v: float) -> Watts | None:
    """Return what a meter says in watts; volt-amperes count as watts."""
    value, unit = number(state.state), _unit(state)
    if unit in PowerConverter.VALID_UNITS:
        return _power_w(state)
    if unit in ApparentPowerConverter.VALID_UNITS:
        return converted(ApparentPowerConverter, value, unit, UnitOfApparentPower.VOLT_AMPERE)
    if unit not in ElectricCurrentConverter.VALID_UNITS:
        return None
    amperes = converted(ElectricCurrentConverter, value, unit, UnitOfElectricCurrent.AMPERE)
    return None if amperes is None else current_w(amperes, voltage_v)


def _power_w(state: State) -> Watts | None:
    return converted(PowerConverter, number(state.state), _unit(state), UnitOfPower.WATT)


def _unit(state: State) -> str | None:
    unit = state.attributes.get(ATTR_UNIT_OF_MEASUREMENT)
    return None if unit is None else str(unit)
