"""The verb: from what is configured, remembered and seen to who runs, and why."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import replace
from datetime import datetime

from .allocation.allocate import Allocation, allocate
from .allocation.attended import Attendance, attend
from .allocation.contender import Contender, taken, taken_now
from .allocation.order import Ranking, in_order, ranked
from .allocation.room import Cautions
from .allocation.turns import next_turn
from .begin import begun, returned, returns
from .contend import contend
from .decision import Command, Decision
from .outcome import books, grants, outcomes
from .quantity import Amount
from .remember import remembered, wake_at
from .rota import Turn
from .serving import Served, Serving
from .site import Site
from .snapshot import Snapshot
from .state import LoadState, State
from .supply.limit import caution, limits
from .supply.mismatch import due
from .supply.room import Restoring, judged, meter_due
from .supply.running import running_due, witnessed
from .supply.supplied import supplied
from .switching import commands


def decide(site: Site, state: State, snapshot: Snapshot) -> Decision:
    """Decide who runs until the next cycle, and what to command now.

    Depends on nothing but its arguments: the same ones give the same decision. With nothing
    new to see and no turn passing, the next decision grants the same again.

    Raises:
        ValueError: if a budget of *site* stands in itself.
        KeyError: if a budget that is named is none of the site.

    """
    # 1. Whose turn is it, and is anybody at home?
    state = returned(state, snapshot.at)
    state = begun(site, state) if snapshot.turns_pass else state
    # 2. How much may be drawn?
    state, snapshot = witnessed(site, state, snapshot)
    state = supplied(site, state, snapshot)
    own = [limits(branch, state, snapshot.at) for branch in site.branches]
    # 3. What was seen of each load, and does it want heat?
    contenders = list(contend(site, state, snapshot))
    attended, heaters, shadows, real = _parts(site, contenders)
    # 4. Who gets it, beside what draws whatever is decided?
    serving = Serving(site, state, snapshot, own, (*real, *attended))
    cautions = serving.careful(_cautions(site, state, real))
    attendance = attend(site, attended, real, serving.limits, cautions)
    ranking, allocation = _allocated(site, state.turn, real, attendance.limits, attendance.cautions)
    upcoming, leading = next_turn(site, state.turn, ranking, allocation)
    allocation = attendance.joined(_with_shadows(site, state.turn, shadows, allocation))
    served = serving.served(ranking, allocation)
    # 5. What must be switched?
    switched = _switched(attendance, heaters, allocation, served, snapshot)
    # 6. What is to be remembered?
    loads = attendance.remembered(_remembered(contenders, allocation, switched, snapshot.at), snapshot.at)
    restorings = _restorings(real, allocation, cautions, attendance)
    state = replace(served.state, next_turn=upcoming, leading=leading or state.leading, loads=loads)
    state = _judged(site, state, restorings, snapshot.at)
    # 7. What is to be told?
    told = attendance.told(site, grants(site, contenders, in_order(ranking), allocation))
    booked = books(site, [*real, *attended] if attended else real, allocation, serving.beside)
    due = (*_sensors_due(site, state, snapshot), *served.due, *returns(state))
    return Decision(
        at=snapshot.at,
        outcomes=outcomes(site, state, own, booked, told),
        grants=told,
        commands=switched,
        state=state,
        wake_at=wake_at(contenders, loads.values(), due, snapshot.at),
        buffers=served.grants,
    )


def _parts(
    site: Site, contenders: list[Contender]
) -> tuple[list[Contender], list[Contender], list[Contender], list[Contender]]:
    """Return who is attended, who else there is, who of these takes nothing from others, and who does."""
    attended = [contenders[ordinal] for ordinal in site.attended]
    heaters = [one for one in contenders if one.load.attended is None] if attended else contenders
    shadows = [one for one in heaters if one.special.untold and not one.runs]
    real = [one for one in heaters if one.runs or not one.special.untold] if shadows else heaters
    return attended, heaters, shadows, real


def _switched(
    attendance: Attendance,
    heaters: Sequence[Contender],
    allocation: Allocation,
    served: Served,
    snapshot: Snapshot,
) -> tuple[Command, ...]:
    """Return what must be switched: nothing is started before batteries have made way."""
    return commands(
        attendance.commanded(heaters),
        served.before_starts(attendance.before_starts(allocation)),
        snapshot.at,
        turns_pass=snapshot.turns_pass,
        is_awaited=served.is_awaited,
    )


def _cautions(site: Site, state: State, contenders: Iterable[Contender]) -> Cautions:
    """Return how carefully to use what meters leave, by the index of each budget that has one."""
    metered = [
        (index, branch, branch.budget.metering)
        for index, branch in enumerate(site.branches)
        if branch.budget.metering is not None
    ]
    running = taken_now(site, (one for one in contenders if one.memory.granted)) if metered else ()
    return {index: caution(branch, metering, state, running[index]) for index, branch, metering in metered}


def _allocated(
    site: Site, turn: Turn, contenders: Sequence[Contender], limits: Sequence[Amount], cautions: Cautions
) -> tuple[Ranking, Allocation]:
    """Return who competes, in order, and who gets the room that there is.

    A load that could not be stopped and wants heat again competes like others. If it does not
    get its turn it draws all the same, and is counted before the others are asked once more.
    """
    competing = [one for one in contenders if one.competes]
    unruly = [one for one in contenders if one.is_unruly]
    while True:
        ordinals = {one.ordinal for one in competing} if unruly else ()
        beside = taken(site, (one for one in unruly if one.ordinal not in ordinals))
        ranking = ranked(site, turn, competing)
        rooms = [limit - amount for limit, amount in zip(limits, beside, strict=True)]
        careful = {budget: one.beside(beside[budget]) for budget, one in cautions.items()}
        allocation = allocate(ranking, rooms, careful)
        losing = {one.ordinal for one in unruly if one.ordinal in ordinals} - allocation.chosen
        if not losing:
            return ranking, allocation
        competing = [one for one in competing if one.ordinal not in losing]


def _with_shadows(site: Site, turn: Turn, shadows: Iterable[Contender], allocation: Allocation) -> Allocation:
    """Return *allocation* with what those would get that are off and under test while others are not.

    They are told of what the others leave, and take nothing from anybody.
    """
    competing = [one for one in shadows if one.competes]
    if not competing:
        return allocation
    told = allocate(ranked(site, turn, competing), allocation.free, {})
    return replace(
        allocation,
        chosen=allocation.chosen | told.chosen,
        rested=allocation.rested | told.rested,
        levels_w={**allocation.levels_w, **told.levels_w},
        risen={**allocation.risen, **told.risen},
    )


def _remembered(
    contenders: Sequence[Contender], allocation: Allocation, switched: Sequence[Command], at: datetime
) -> dict[str, LoadState]:
    """Return what to remember of each load after *switched* is sent."""
    sent = {command.load: command for command in switched}
    return {
        one.load.id: remembered(one, sent.get(one.load.id), at, granted=one.ordinal in allocation.chosen)
        for one in contenders
    }


def _judged(site: Site, state: State, restorings: Mapping[int, Restoring], at: datetime) -> State:
    """Return *state* with what is to be remembered of loads that were restored, or shed for a meter."""
    for index, restoring in restorings.items():
        budget = site.budgets[index].id
        own = state.budget(budget)
        meter = judged(own.meter, at, restoring, site.by_id)
        state = state if meter is own.meter else state.with_budget(budget, own._replace(meter=meter))
    return state


def _restorings(
    contenders: Iterable[Contender], allocation: Allocation, cautions: Cautions, attendance: Attendance
) -> dict[int, Restoring]:
    """Return what happens to the loads of each budget with a meter.

    Heaters that make room for attended loads were not restored too early: the meter leaves no less.
    """
    if not cautions:
        return {}
    before, now = attendance.granted, attendance.drawn
    starting = [one for one in contenders if one.ordinal in allocation.chosen and not one.memory.granted]
    restored = {budget for one in starting if one.memory.waits for budget, _ in one.bookings}
    return {
        budget: Restoring(
            sheds=care.running + before[budget] > care.room,
            restores=budget in restored
            and allocation.used[budget] + now[budget] > care.running + before[budget],
        )
        for budget, care in cautions.items()
    }


def _sensors_due(site: Site, state: State, snapshot: Snapshot) -> Iterator[datetime]:
    """Find when what sensors say will mean something else, of the supply of any budget and of loads."""
    for budget in site.budgets:
        yield from meter_due(budget, state.budget(budget.id), snapshot.at)
    yield from running_due(site, state)
    for name, reading in snapshot.loads.items():
        draws_though_off = reading.drawn_w and not reading.is_on and name in site.by_id
        if draws_though_off and (at := due(site.by_id[name], state.of(name), reading)):
            yield at
