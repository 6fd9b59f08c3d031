"""What every budget has learned of its supply by now: from its meter, and from outside."""

from ..budget import Budget, Estimate, Metering
from ..site import Branch, Site
from ..snapshot import Snapshot
from ..state import State
from .auto_mode import with_auto_mode
from .buffered import buffer_draws
from .learn import with_sample
from .room import metered
from .sample import Lesson


def supplied(site: Site, state: State, snapshot: Snapshot) -> State:
    """Return *state* after all that *snapshot* tells of the supply of each budget."""
    for branch in site.branches:
        state = _imposed(branch.budget, state, snapshot)
        if branch.budget.metering is not None:
            state = _metered(site, branch, branch.budget.metering, state, snapshot)
            state = with_auto_mode(branch, state, snapshot.at)
    return state


def _imposed(budget: Budget, state: State, snapshot: Snapshot) -> State:
    """Return *state* after an entity outside said what may be drawn, if it says so."""
    limit_w = snapshot.of(budget.id).imposed_limit_w
    if limit_w is None:
        return state
    return state.with_budget(budget.id, state.budget(budget.id)._replace(imposed_limit_w=limit_w))


def _metered(site: Site, branch: Branch, metering: Metering, state: State, snapshot: Snapshot) -> State:
    """Return *state* after a meter was read, with what that teaches."""
    beside = buffer_draws(site, branch.budget, state, snapshot)
    meter, lesson = metered(branch, metering, state, snapshot, beside)
    budget = branch.budget.id
    state = state.with_budget(budget, state.budget(budget)._replace(meter=meter))
    return state if lesson is None or not _teaches(site, branch, lesson) else _taught(branch, state, lesson)


def _teaches(site: Site, branch: Branch, lesson: Lesson) -> bool:
    """Return whether what a load draws is learned from this meter: the nearest that shows it."""
    load = site.by_id.get(lesson.load)
    line = () if load is None else site.lineages[site.indices[load.budget]]
    meters = (site.budgets[index] for index in line if _shows_loads(site, index))
    return next(meters, None) == branch.budget


def _shows_loads(site: Site, index: int) -> bool:
    metering = site.budgets[index].metering
    return metering is not None and metering.estimate is Estimate.WHOLE_HOUSE


def _taught(branch: Branch, state: State, lesson: Lesson) -> State:
    """Return *state* with one more sample of the load that was switched."""
    memory = state.of(lesson.load)
    for tap in branch.taps:
        if tap.load.id == lesson.load and tap.fraction > 0 and tap.load.modulation is None:
            samples_w = with_sample(tap.load, memory.samples_w, lesson.step_w / tap.fraction)
            return state.with_load(lesson.load, samples_w=samples_w)
    return state
