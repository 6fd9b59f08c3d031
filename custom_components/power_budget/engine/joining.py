"""What is remembered, as budgets come, come together, and part."""

from collections.abc import Collection, Iterable, Sequence
from copy import replace
from datetime import datetime

from .attended import Stage
from .budget import Budget
from .obedience import Pending
from .site import DemandSource, Load
from .state import LoadState, State


def resumed(state: State, budget: Budget, loads: Iterable[Load], at: datetime) -> State:
    """Return what *state* remembers from before a restart, as far as it still applies."""
    for load in loads:
        if load.demand is not DemandSource.OWN_SWITCH:
            state = state.with_load(load.id, requested=False)
        memory = state.of(load.id)
        if memory.trouble.shed is not None:  # whoever wanted it to run again may be gone
            shed = memory.trouble.shed._replace(stage=Stage.WAITS)
            state = state.with_load(load.id, trouble=memory.trouble._replace(shed=shed))
        if memory.pending is not None:
            state = state.with_load(load.id, **_uncertain(memory, memory.pending, at))
    if budget.metering is not None:
        state = state.unread(budget.id, at)
    if not budget.is_imposed:
        state = state.unimposed(budget.id)
    own = state.budget(budget.id)
    return state.with_budget(budget.id, own._replace(controls=own.controls.within(budget)))


def _uncertain(memory: LoadState, pending: Pending, at: datetime) -> dict[str, object]:
    """Return what to remember of a load that was sent a command, if nobody knows what became of it.

    It may have been followed, and been followed by more, or not even have been sent: so it is due
    again at once, and that is no fault. One that was sent on may have run: it rests as if it had. What is
    known to fail stays known, so that others make room for it; a stop is sent anew at once all the same:
    somebody may have switched the load on meanwhile, and to try costs nobody any heat.
    """
    is_known_to_fail = pending.failed or pending.is_counted or pending.tries > 1
    if not pending.is_on and is_known_to_fail:
        due = replace(pending, at=at - pending.patience, awaited_since=None, is_counted=True)
        return {"pending": due, "trouble": memory.trouble.unblocked()}
    if not pending.is_on:
        return {"pending": None}
    if memory.is_on and pending.level_w is not None:
        return {"pending": None}  # it is seen where it is set
    if is_known_to_fail:
        return {}
    again = replace(pending, at=at - pending.patience, tries=0, is_counted=True)
    return {"pending": again, "since": at}


def joined(states: Sequence[State]) -> State:
    """Return what budgets remember that are decided together, one state for each; the first rules.

    Turns are those of the first. Every load has waited as long as it had before.

    | turn of the first | turn of another | last served there | last served then |
    |------------------:|----------------:|------------------:|-----------------:|
    |                20 |             500 |               499 |               19 |
    |                20 |               3 |                 3 |               20 |
    """
    first, *others = states
    if not others:
        return first
    budgets, loads = {**first.budgets}, {**first.loads}
    for other in others:
        budgets |= other.budgets
        turns = first.turn_number - other.turn_number
        loads |= {name: load.moved(turns) for name, load in other.loads.items()}
    return replace(first, budgets=budgets, loads=loads)


def parted(state: State, budget: str, loads: Collection[str]) -> State:
    """Return what *state* tells of one budget and of its own loads, with the turns that it shares."""
    return replace(
        state,
        budgets={budget: state.budget(budget)},
        loads={name: state.loads[name] for name in loads if name in state.loads},
    )
