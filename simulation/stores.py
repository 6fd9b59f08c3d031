"""The car and the battery of a house at one instant, each where there is one."""

from dataclasses import dataclass, replace
from typing import NamedTuple, Self

from .battery import Battery
from .car import Car
from .hours import HOUR_S

HAIR_WH = 1e-6
"""What a full car may be short of by rounding."""


class Flows(NamedTuple):
    """What goes into the stores of a house; consumption is positive."""

    car_w: float = 0.0
    """What the car draws."""

    battery_w: float = 0.0
    """What the battery takes, or gives if it is negative."""


NO_FLOWS = Flows()
"""Where there is neither, or both are idle."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stores:
    """What a house can charge, and how much is in it."""

    car: Car | None = None
    """What the car can do, if there is one."""

    battery: Battery | None = None
    """What the battery can do, if there is one."""

    car_wh: float = 0.0
    """What is in the car."""

    is_there: bool = False
    """Whether the car is plugged in."""

    battery_wh: float = 0.0
    """What is in the battery."""

    @classmethod
    def at_midnight(cls, car: Car | None, battery: Battery | None) -> Self:
        """Return a car that has come home from its day, and a battery that is half full."""
        return cls(
            car=car,
            battery=battery,
            car_wh=0.0 if car is None else car.capacity_wh - car.used_wh,
            is_there=car is not None and car.is_there(0),
            battery_wh=0.0 if battery is None else battery.capacity_wh / 2,
        )

    @property
    def car_lacks_wh(self) -> float:
        """What the car is short of being full."""
        return 0.0 if self.car is None else self.car.capacity_wh - self.car_wh

    @property
    def car_soc(self) -> float:
        """Which part of its battery the car holds; 0 where there is no car."""
        return 0.0 if self.car is None else self.car_wh / self.car.capacity_wh

    @property
    def car_asks(self) -> bool:
        """Whether the car is there and not full."""
        return self.is_there and self.car_lacks_wh > HAIR_WH

    def at(self, clock_s: float) -> Stores:
        """Return the same at *clock_s*, when the car may have left, or have come back."""
        if self.car is None or self.car.is_there(clock_s) is self.is_there:
            return self
        if self.is_there:
            return replace(self, is_there=False)
        return replace(self, is_there=True, car_wh=max(0.0, self.car_wh - self.car.used_wh))

    def flows(self, *, car_w: float | None, battery_w: float, dt_s: float) -> Flows:
        """Return what happens for *dt_s* if that is told; a car that is told nothing takes all it can."""
        taken_w = given_w = 0.0
        if self.car is not None and self.is_there:
            taken_w = self.car.draws_w(self.car_wh, self.car.most_w if car_w is None else car_w, dt_s)
        if self.battery is not None:
            given_w = self.battery.flows_w(self.battery_wh, battery_w, dt_s)
        return Flows(taken_w, given_w)

    def step(self, flows: Flows, dt_s: float) -> Stores:
        """Return the same *dt_s* later."""
        gained_wh = 0.0 if self.battery is None else self.battery.gains_wh(flows.battery_w, dt_s)
        if not (flows.car_w or gained_wh):
            return self
        return replace(
            self, car_wh=self.car_wh + flows.car_w * dt_s / HOUR_S, battery_wh=self.battery_wh + gained_wh
        )


NO_STORES = Stores()
"""Of a house that has neither."""
