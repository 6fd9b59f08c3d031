"""The batteries of the house: a pair, of which each has an inverter that does what it is told."""

from dataclasses import dataclass, replace

from simulation import Battery

SHARES = {"cellar_battery": 0.7, "garage_battery": 0.3}
"""How full each of the pair is when the demo begins."""


@dataclass(slots=True)
class Inverter:
    """A battery, and what its inverter is told."""

    key: str
    """What its entities are called by."""

    battery: Battery
    """What it can do."""

    stored_wh: float
    """What is in it."""

    told_w: float = 0.0
    """What it is set to: positive to charge."""

    flow_w: float = 0.0
    """What it drew in the time that passed last, on average; negative where it gave."""

    @property
    def name(self) -> str:
        """What its entities are named by."""
        return self.key.replace("_", " ").capitalize()

    @property
    def soc(self) -> float:
        """Which part of it is full."""
        return self.stored_wh / self.battery.capacity_wh

    def step(self, dt_s: float) -> float:
        """Do what it is told for *dt_s*, and return what that took on average, in W."""
        self.flow_w = self.battery.flows_w(self.stored_wh, self.told_w, dt_s)
        self.stored_wh += self.battery.gains_wh(self.flow_w, dt_s)
        return self.flow_w


def pair(battery: Battery | None) -> list[Inverter]:
    """Return two of half the size of *battery*, one fuller than the other; none where there is none."""
    if battery is None:
        return []
    half = replace(
        battery,
        capacity_wh=battery.capacity_wh / 2,
        charge_w=battery.charge_w / 2,
        discharge_w=battery.discharge_w / 2,
    )
    return [
        Inverter(key=key, battery=half, stored_wh=share * half.capacity_wh) for key, share in SHARES.items()
    ]
