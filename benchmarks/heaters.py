"""Equal heaters with an input boolean each, as they are set up where a real Home Assistant is measured."""

from dataclasses import dataclass

BUDGET = "House"

CORE = {"name": "Home", "country": "FR", "time_zone": "Europe/Paris"}
"""What a Home Assistant that is measured knows of its place."""


@dataclass(frozen=True, slots=True)
class Heaters:
    """Equal heaters that all ask for heat."""

    heaters: int
    """How many there are."""

    @property
    def names(self) -> list[str]:
        """What the heaters are called, and their switches."""
        return [f"heater_{number}" for number in range(1, self.heaters + 1)]

    @property
    def demands(self) -> list[str]:
        """What asks for heat, once there is a budget."""
        return [f"switch.{name}_demand" for name in self.names]


def switch(name: str) -> str:
    """Return what switches a heater."""
    return f"input_boolean.{name}"
