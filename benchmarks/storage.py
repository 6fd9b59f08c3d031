"""The battery of the simulated house, as it serves the budget of Power Budget at work there."""

from dataclasses import dataclass
from datetime import datetime

from custom_components.power_budget.engine import Decision
from custom_components.power_budget.engine.allocation.battery import Battery as Known, BatteryReading
from custom_components.power_budget.engine.allocation.bounds import Bounds
from custom_components.power_budget.engine.allocation.buffering import buffer_reading
from custom_components.power_budget.engine.allocation.told import Told
from custom_components.power_budget.engine.buffer import Buffer, BufferReading
from simulation import Battery, Stores

BATTERY = "[battery]"
"""Its id: as its table is called."""

BUFFER = Buffer(id=BATTERY, name="Battery", covers_excess=True, takes_rest=True)
"""It covers what is too much, and charges from what is left."""


NOTHING_TOLD = Told()


@dataclass
class Storage:
    """A battery that does at once what it is told, and says so."""

    battery: Battery
    """What it can do."""

    told: Told = NOTHING_TOLD
    """What it was told last."""

    @property
    def told_w(self) -> float:
        """What it was set to."""
        return self.told.set_w or 0.0

    def reading(self, stores: Stores, at: datetime) -> dict[str, BufferReading]:
        """Return what is seen of it."""
        known = Known(
            id=BATTERY,
            name="Battery",
            capacity_wh=self.battery.capacity_wh,
            bounds=Bounds(
                inclusion_lower_w=-self.battery.discharge_w, inclusion_upper_w=self.battery.charge_w
            ),
        )
        seen = BatteryReading(soc=min(1.0, stores.battery_wh / self.battery.capacity_wh))
        return {BATTERY: buffer_reading(known, seen, self.told, at)}

    def follow(self, decision: Decision) -> bool:
        """Do what is decided; return whether that is anything new."""
        grant = decision.buffers[BATTERY]
        if grant.is_due:
            self.told = self.told.taken(grant.set_w, decision.at)
        return grant.is_due
