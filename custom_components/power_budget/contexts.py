"""What the logbook knows the changes of a cycle by."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from homeassistant.core import Context

from .engine.decision import Decision, Grant


def contexts_after(
    contexts: Mapping[str, Context], before: Decision | None, now: Decision, loads: Iterable[str]
) -> defaultdict[str, Context]:
    """Return new contexts, but the old one for each of *loads* whose start had to wait for a stop.

    Such a load is switched in a later cycle than the one that decided so. For all else that
    happens, nobody is to blame who set something earlier.
    """
    renewed = defaultdict(Context)
    for grant in () if before is None else _waiting_to_start(before, loads):
        same = now.of(grant.load)
        if grant.load in contexts and same is not None and same.reason is grant.reason:
            renewed[grant.load] = contexts[grant.load]
    return renewed


def _waiting_to_start(decision: Decision, loads: Iterable[str]) -> Iterator[Grant]:
    """Yield the grant of each of *loads* that may run, but is neither on nor told to be."""
    for grant in filter(None, map(decision.of, loads)):
        memory = decision.state.of(grant.load)
        if grant.amount > 0 and not memory.is_on and memory.pending is None:
            yield grant
