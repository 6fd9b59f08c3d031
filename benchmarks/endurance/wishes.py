"""What residents have set, and know to be kept because Home Assistant has confirmed it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from .configuration import HOUSE, STEPS_W
from .laws import Limits

AWAY = "switch.house_away"
MODE = "number.house_power_saving_mode"
POWER_BUDGET = "number.house_power_budget"

LATE_S = 2.0
"""How late a boost may be seen to end."""

type States = Mapping[str, Mapping[str, Any]]
"""The state object of every entity, by its id."""


@dataclass
class Wishes:
    """The settings of a house, and what they allow."""

    known: dict[str, str] = field(default_factory=dict)
    """By entity, what was confirmed last."""

    ends_s: dict[str, float] = field(default_factory=dict)
    """By entity, when a boost will end by itself."""

    limits: Limits = field(default_factory=Limits)
    """What the heaters of the house may draw."""

    _asked: tuple[str, str] | None = None

    def begin(self, states: States, at_s: float) -> None:
        """Take the settings as they are for the first ones."""
        self.known = {
            entity: states[entity]["state"]
            for entity in states
            if entity.startswith(("number.", "switch.")) and not entity.endswith("_plug")
        }
        self.limits.confirmed(self._limit_w(self.known), at_s)

    def ask(self, entity: str, value: str, at_s: float) -> None:
        """Take note that a setting is being made: until it is confirmed it may hold, or not."""
        self._asked = entity, value
        self.limits.asked(self._limit_w(self.known | {entity: value}), at_s)

    def confirm(self, at_s: float) -> None:
        """Take note that what was asked for is confirmed."""
        if self._asked is not None:
            entity, value = self._asked
            self.known[entity], self._asked = value, None
            self.ends_s.pop(entity, None)
            self.limits.confirmed(self._limit_w(self.known), at_s)

    def lost(self, states: States, at_s: float) -> Iterator[str]:
        """Find what is otherwise than it was confirmed, and take what may be so or so as it is."""
        if self._asked is not None:
            entity, value = self._asked
            if _equals(states[entity]["state"], value):
                self.confirm(at_s)
            self._asked = None
        self.limits.confirmed(self._limit_w(self.known), at_s)
        yield from self.otherwise(states, at_s)

    def otherwise(self, states: States, at_s: float) -> Iterator[str]:
        """Find what is otherwise than it was confirmed, boosts that should be over among it."""
        for entity, ends_s in list(self.ends_s.items()):
            if abs(at_s - ends_s) < LATE_S:
                return
            if at_s > ends_s:
                del self.ends_s[entity]
                self.known[entity] = "off"
        for entity, value in list(self.known.items()):
            found = states[entity]["state"]
            if not _equals(found, value):
                yield f"{entity} is {found} and was set to {value}"
                self.known[entity] = found
                self.limits.confirmed(self._limit_w(self.known), at_s)

    @staticmethod
    def _limit_w(values: Mapping[str, str]) -> float:
        """Return what the heaters of the house may draw with some settings."""
        if values[AWAY] == "on":
            return 0.0
        return min(STEPS_W[int(float(values[MODE]))], float(values[POWER_BUDGET]))


def _equals(found: str, value: str) -> bool:
    try:
        return float(found) == float(value)
    except ValueError:
        return found == value


DEMANDS = tuple(f"switch.{room}_demand" for room in HOUSE.relays)
BOOSTS = tuple(f"switch.{room}_boost" for room in HOUSE.relays[:3])
TIMED_BOOSTS = tuple(f"switch.{room}_boost" for room in HOUSE.relays[3:])
OTHERS = ("switch.flat_auto_mode", "switch.sheds_test_mode")
