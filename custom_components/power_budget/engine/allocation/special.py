"""What is special about a load in one cycle, and seldom is."""

from ..health import Health
from ..value import value


@value
class Special:
    """What sets a load apart from most others."""

    late: bool
    """Whether it has been kept waiting for longer than it may."""

    standing: int
    """How urgent it is, whatever its priority: 2 if its room freezes, 1 if it is late, else 0."""

    away: bool
    """Whether it is kept off because nobody is at home, by its budget or one above."""

    tested: bool
    """Whether nothing is sent to it: its budget or one above is in test mode."""

    untold: bool
    """Whether others are sent commands while it is not, so that it goes on as it is."""

    defies: bool
    """Whether it was sent a command that it has not followed in time."""

    lingers: bool
    """Whether it is still on a while after it was sent off, however long it may take."""

    health: Health
    """How far it can be relied on."""


NOTHING_SPECIAL = Special(
    late=False,
    standing=0,
    away=False,
    tested=False,
    untold=False,
    defies=False,
    lingers=False,
    health=Health.WORKING,
)
"""As most loads are in most cycles: they share it."""
