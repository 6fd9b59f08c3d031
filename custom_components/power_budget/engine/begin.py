"""How a turn begins, and what rules of it come from above."""

from collections.abc import Iterator
from copy import replace
from datetime import datetime
from typing import NamedTuple

from .site import Site
from .state import State


class Ruled(NamedTuple):
    """What is set on a budget, or on one that it stands in."""

    away: bool
    """Whether nobody is at home."""

    tested: bool
    """Whether nothing is commanded."""

    untold: bool = False
    """Whether others are sent commands meanwhile."""

    returns: bool = False
    """Whether it is known when all who are away will be back, so that rooms may be warmed ahead of it."""


UNRULED = Ruled(away=False, tested=False)


def ruled(site: Site, state: State) -> list[Ruled]:
    """Return what is set on each budget of *site*: what is set above holds below."""
    controls = [state.budget(budget.id).controls for budget in site.budgets]
    away = {index for index, own in enumerate(controls) if own.away}
    tested = {index for index, own in enumerate(controls) if own.test_mode}
    if not (away or tested):
        return [UNRULED] * len(controls)
    is_any_told = any(tested.isdisjoint(line) for line in site.lineages)
    open_ended = {index for index in away if controls[index].return_at is None}
    return [
        Ruled(
            away=not away.isdisjoint(line),
            tested=not tested.isdisjoint(line),
            untold=is_any_told and not tested.isdisjoint(line),
            returns=not away.isdisjoint(line) and open_ended.isdisjoint(line),
        )
        for line in site.lineages
    ]


def returned(state: State, at: datetime) -> State:
    """Return *state* as somebody is at home again wherever that was announced for *at*, or before."""
    due = [name for name, own in state.budgets.items() if (time := own.controls.return_at) and at >= time]
    for name in due:
        state = state.with_controls(name, away=False, return_at=None)
    return state


def returns(state: State) -> Iterator[datetime]:
    """Find when somebody will be at home again, as far as that was announced."""
    for own in state.budgets.values():
        if own.controls.return_at is not None:
            yield own.controls.return_at


def begun(site: Site, state: State) -> State:
    """Return *state* as the next turn begins; it is counted if anybody waited for it.

    Those who are away do not wait: the turn counts for them as if they had been served as long
    ago as before.
    """
    empty = {budget.id for budget, rule in zip(site.budgets, ruled(site, state), strict=True) if rule.away}
    away = {load.id for load in site.loads if load.budget in empty}
    is_awaited = any(load.waits for name, load in state.loads.items() if name not in away)
    next_number = state.turn_number + is_awaited
    state = _served(replace(state, turn=state.next_turn, turn_number=next_number))
    if not is_awaited or not away:
        return state
    postponed = {name: load.moved(1) if name in away else load for name, load in state.loads.items()}
    return replace(state, loads=postponed)


def _served(state: State) -> State:
    """Return *state* in which nobody is late any more who was served in the turn that ends."""
    served = {
        name: replace(load, trouble=load.trouble._replace(waiting_since=None))
        for name, load in state.loads.items()
        if load.granted and load.is_on and load.trouble.waiting_since is not None
    }
    return replace(state, loads={**state.loads, **served}) if served else state
