"""Which loads run: those that fit, in order, with what minimum times ask for."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from ..quantity import TOLERANCE, Amount, Watts
from ..tree import Bookings
from .contender import Contender
from .fill import fill
from .ledger import Ledger
from .order import Ranking, in_order, wanting
from .room import Cautions, lacking


@dataclass(frozen=True, slots=True, kw_only=True)
class Allocation:
    """Who runs within all budgets, by the ordinals of loads."""

    chosen: frozenset[int]
    """Who may run."""

    held: frozenset[int]
    """Who of them would not run by the order alone: its minimum on time protects it."""

    rested: frozenset[int]
    """Who would run, by the order alone, if its minimum off time were over."""

    rooms: tuple[Ledger, ...]
    """What those before them leave to each of the equals that want heat, in order."""

    free: Sequence[Amount]
    """The room that each budget has left for one who waits; none of what is kept for another."""

    used: Sequence[Amount]
    """What those chosen take from each budget."""

    cautions: Cautions
    """What must be free for more to run than before."""

    levels_w: Mapping[int, Watts]
    """To what those are set that run at any level, by ordinal."""

    risen: Mapping[int, Bookings]
    """What those of them take from each budget that are set above their least."""

    def bookings(self, one: Contender) -> Bookings:
        """Return what one that is chosen takes from each budget that carries it."""
        return self.risen.get(one.ordinal, one.bookings)

    def lacks(self, bookings: Bookings) -> tuple[Amount, int]:
        """Return how much more room it takes to let one run that waits, and of which budget."""
        return lacking(bookings, self.free, self.used, self.cautions)


def allocate(ranking: Ranking, limits: Sequence[Amount], cautions: Cautions) -> Allocation:
    """Choose who of *ranking* runs within *limits*, one for each budget.

    1. Whoever its minimum on time protects goes on running; so does who cannot be set to draw less.
    2. Each in order runs if it still fits into every budget that carries it, and is booked on all
       of them before the next is asked; one that does not fit is passed over.
    3. If minimum on times leave no room for the first of some equals, though it would fit
       beside those who go before them, nobody behind it starts where room is missing until it
       can, and elsewhere only beside what it needs: room is kept.
    4. With the coldest first, rooms about as cold as the first that waits, of known temperature and
       not urgent, change places where that fills the room better: `packing`.
    5. Loads that run at any level compete with their least. Once all their equals had their turn, those
       chosen share what is left in proportion to what they want: `share`.
    6. Where a meter limits the room, one that did not run needs some to spare, unless it takes the
       place of others: *cautions*. What runs then may be replaced freely too, until nothing changes.

    The sum of those chosen is within every limit. As long as nobody is protected, and with one
    budget, it is not less with more room: in order, the first that fits only into the larger
    room takes more than was left in the smaller; and a better set that fits only there uses
    more than there was.
    """
    protected = _protected(in_order(ranking), limits)
    asking = wanting(ranking)
    filled = fill(asking, protected, limits, cautions)
    while grown := _grown(cautions, filled.used):
        cautions = {**cautions, **grown}
        filled = fill(asking, protected, limits, cautions)
    chosen, rested = filled.chosen, filled.rested
    held = {one.ordinal for one in protected}
    if held and any(one.ordinal not in chosen for one in in_order(asking)):
        by_order = fill(asking, [], limits, cautions)
        rested = by_order.rested
        held -= by_order.chosen
    elif held:
        held -= {one.ordinal for one in in_order(asking)}
    return Allocation(
        chosen=frozenset(chosen),
        held=frozenset(held),
        rested=frozenset(rested),
        rooms=tuple(filled.rooms),
        free=filled.free,
        used=filled.used,
        cautions=cautions,
        levels_w=filled.levels_w,
        risen=filled.risen,
    )


def _grown(cautions: Cautions, used: Sequence[Amount]) -> Cautions:
    """Return the cautions of those budgets of which more is *used* than ran before."""
    return {
        budget: replace(caution, running=used[budget])
        for budget, caution in cautions.items()
        if used[budget] > caution.running + TOLERANCE
    }


def _protected(order: Sequence[Contender], limits: Sequence[Amount]) -> list[Contender]:
    """Return whom a minimum on time keeps running, and who cannot be set to another level.

    When a limit fell below what runs, minimum times count for nothing in choosing who yields:
    the last of the order do, of those that are on a budget that is over its limit.
    """
    running = [one for one in order if one.runs and one.memory.granted and (one.wants or one.held_on)]
    if not any(one.held_on or one.resists for one in running):
        return []
    return [one for one in _first_that_fit(running, limits) if one.held_on or one.resists]


def _first_that_fit(order: Iterable[Contender], limits: Sequence[Amount]) -> Iterable[Contender]:
    """Yield those of *order* that fit into *limits*, one after the other."""
    room = Ledger(limits)
    for one in order:
        if room.holds(one.bookings):
            room.book(one.bookings)
            yield one
