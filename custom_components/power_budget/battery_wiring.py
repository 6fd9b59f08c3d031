"""What is configured of batteries: which entities stand for what."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from .engine.allocation.battery import Battery
from .engine.buffer import Buffer


@dataclass(frozen=True, slots=True, kw_only=True)
class BatteryWiring:
    """The entities that stand for one battery: one set-point for both directions, or one for each."""

    soc: str
    """What tells its state of charge."""

    setpoint: str | None = None
    """What it is set by in both directions."""

    positive_discharges: bool = False
    """Whether that one discharges where it is positive."""

    charge_setpoint: str | None = None
    """What it is set by to charge."""

    discharge_setpoint: str | None = None
    """What it is set by to discharge, to a positive number."""

    power_sensor: str | None = None
    """What measures its power."""

    sensor_positive_discharges: bool = False
    """Whether that is positive where it discharges."""

    @property
    def setpoints(self) -> list[str]:
        """What it is set by."""
        named = (self.setpoint, self.charge_setpoint, self.discharge_setpoint)
        return [entity_id for entity_id in named if entity_id]

    @property
    def is_set_by(self) -> tuple[object, ...]:
        """What it is set by, and how."""
        return self.setpoint, self.charge_setpoint, self.discharge_setpoint, self.positive_discharges

    @property
    def entity_ids(self) -> list[str]:
        """Every entity it names."""
        return [*self.setpoints, self.soc, *filter(None, [self.power_sensor])]

    def renamed(self, names: Mapping[str, str]) -> BatteryWiring:
        """Return the same with set-points called as they are in *names*."""
        setpoint, charge, discharge = (
            None if entity_id is None else names.get(entity_id, entity_id)
            for entity_id in (self.setpoint, self.charge_setpoint, self.discharge_setpoint)
        )
        return replace(self, setpoint=setpoint, charge_setpoint=charge, discharge_setpoint=discharge)


@dataclass(frozen=True, slots=True, kw_only=True)
class BatteryConfig:
    """All that is configured of one battery."""

    battery: Battery
    """What power is distributed to it by."""

    buffer: Buffer
    """What its budget knows of it."""

    wiring: BatteryWiring
    """What it need not know."""

    @property
    def id(self) -> str:
        """What it is known by."""
        return self.battery.id

    @property
    def name(self) -> str:
        """What people call it."""
        return self.battery.name

    @property
    def is_settable(self) -> bool:
        """Whether it has a set-point; without one it is only observed."""
        return bool(self.wiring.setpoints)

    @property
    def is_counted(self) -> bool:
        """Whether its budget counts it: it serves that, or is measured."""
        return self.buffer.is_counted
