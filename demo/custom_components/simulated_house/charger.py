"""The charger of the car: it takes amperes, and has a contactor, because below the least no car charges."""

from dataclasses import dataclass, field

from simulation import Car

VOLTAGE_V = 230


@dataclass
class Charger:
    """What the charger is set to; the car decides whether it takes that."""

    car: Car
    """What can be charged."""

    is_on: bool = False
    """Whether its contactor is closed."""

    current_a: float = field(init=False)
    """What it lets the car draw while the contactor is closed."""

    def __post_init__(self) -> None:
        """Start with the least that it can be set to."""
        self.current_a = self.least_a

    @property
    def least_a(self) -> float:
        """The fewest amperes that it can be set to."""
        return self.car.least_w / VOLTAGE_V

    @property
    def most_a(self) -> float:
        """The most."""
        return self.car.most_w / VOLTAGE_V

    @property
    def step_a(self) -> float:
        """The steps in which it is set."""
        return self.car.step_w / VOLTAGE_V

    @property
    def told_w(self) -> float:
        """What the car may draw."""
        return self.current_a * VOLTAGE_V if self.is_on else 0.0
