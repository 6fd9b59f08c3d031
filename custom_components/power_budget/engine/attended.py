"""Loads beside which somebody stands: what is particular to one, and that it was shed."""

from datetime import datetime
from enum import StrEnum
from typing import NamedTuple


class Attended(NamedTuple):
    """What is particular to a load beside which somebody stands: residents run it, and it is shed last."""

    is_switched: bool
    """Whether it has a switch; if not, its power sensor alone tells whether it runs."""

    may_shed: bool = False
    """Whether it may be switched off where the limit cannot be kept otherwise; only with a switch."""

    @property
    def can_shed(self) -> bool:
        """Whether it may be switched off, and can be."""
        return self.is_switched and self.may_shed


class Stage(StrEnum):
    """What becomes of an attended load that was shed."""

    WAITS = "waits"
    """There is no room for it yet."""

    OFFERED = "offered"
    """There is room for it again, as soon as a resident wants it."""

    RESUMED = "resumed"
    """A resident wants it to run again, and it is about to."""


class Shed(NamedTuple):
    """An attended load was switched off for its budget's sake, and is not switched on again by itself."""

    at: datetime
    """When."""

    stage: Stage = Stage.WAITS
    """What becomes of it."""
