"""What is remembered from one cycle to the next."""

from collections.abc import Mapping
from copy import replace
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from .attended import Stage
from .buffer import NO_BUFFERS, BufferState
from .controls import Controls
from .duty import NO_RUNS, RunLog
from .health import Health
from .metering import MeterState, WindowState, learned_w
from .modulation import Allotted, Level
from .obedience import Pending
from .phase import Phase
from .quantity import Watts
from .rota import Turn
from .trouble import NO_TROUBLE, Trouble
from .value import value


@value
class LoadState:
    """What is remembered of one load."""

    requested: bool = False
    """Its own demand switch."""

    boosted: bool = False
    """It asks for heat whatever its demand says."""

    boost_until: datetime | None = None
    """When the boost ends by itself, if it does."""

    allotted: Allotted | None = None
    """What it is asked for in the place of its demand, where it runs at any level and somebody asks."""

    phase: Phase = Phase.IDLE
    """Where it stands between asking and heating."""

    granted: bool = False
    """Whether it was to run, by the last decision."""

    is_on: bool | None = None
    """What its switch was last seen to be; None before it was first seen."""

    since: datetime | None = None
    """Since when; None where the change was not seen."""

    drew_w: Watts | None = None
    """What it was measured to draw when it was last told to stop; None if it was not measured, or drew no
    more than it was set to, where it runs at any level."""

    level: Level | None = None
    """To what it was set last, while it runs, where it runs at any level."""

    pending: Pending | None = None
    """The command it has not been seen to follow yet."""

    trouble: Trouble = NO_TROUBLE
    """What is not as it should be with it."""

    served_turn: int | None = None
    """The number of the last turn at any moment of which it was to run or did not ask."""

    served_before: int | None = None
    """The number of the last such turn before that one."""

    runs: RunLog = NO_RUNS
    """When it ran."""

    samples_w: tuple[Watts, ...] = ()
    """What it drew by how much the meter moved at its last switchings, oldest first."""

    @property
    def learned_w(self) -> Watts | None:
        """What it really draws, by the steps of the meter; None until that is known."""
        return learned_w(self.samples_w)

    def is_welded(self, at: datetime) -> bool:
        """Return whether it draws though it is off."""
        return self.trouble is not NO_TROUBLE and self.trouble.is_welded(at, is_on=self.is_on)

    def health(self, at: datetime) -> Health:
        """Return how far it can be relied on."""
        trouble = self.trouble
        return Health.WORKING if trouble is NO_TROUBLE else trouble.health(at, is_on=self.is_on)

    def failing_since(self, at: datetime) -> datetime | None:
        """Return since when it cannot be relied on; None as long as it can."""
        return self.trouble.since(at, is_on=self.is_on)

    def moved(self, turns: int) -> LoadState:
        """Return the same as if every turn had had a number that much higher."""
        if not turns or self.served_turn is None:
            return self
        before = self.served_before
        return replace(
            self,
            served_turn=self.served_turn + turns,
            served_before=None if before is None else before + turns,
        )

    @property
    def waits(self) -> bool:
        """Whether it wanted heat, and was not to run, by the last decision."""
        return not self.granted and (self.boosted or self.trouble.freezes or self.phase is not Phase.IDLE)


NEW_LOAD = LoadState()


class BudgetState(NamedTuple):
    """What is remembered of one budget."""

    controls: Controls = Controls()
    """What residents set."""

    imposed_limit_w: Watts | None = None
    """What an entity outside last said may be drawn; it counts until that says otherwise."""

    meter: MeterState = MeterState()
    """What is remembered of its meter, where it has one."""

    buffers: BufferState = NO_BUFFERS
    """What is remembered of its batteries."""

    def without_readings(self) -> BudgetState:
        """Return the same but for what every reading changes, which is soon found out again."""
        controls, window = replace(self.controls, power_budget_w=None), self.meter.window
        peak = WindowState(month=window.month, month_peak_w=window.month_peak_w)
        return BudgetState(controls=controls, meter=MeterState(lags=self.meter.lags, window=peak))


NEW_BUDGET = BudgetState()


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """All that is remembered; a cycle takes one and returns the next."""

    turn_number: int = 0
    """How many turns have passed for which anybody waited."""

    turn: Turn = field(default_factory=dict)
    """Who goes first in this turn."""

    next_turn: Turn = field(default_factory=dict)
    """Who goes first once turns pass."""

    leading: str = "0"
    """The equals whose turn counts most: the first of whom one waits, or of whom one asks."""

    budgets: Mapping[str, BudgetState] = field(default_factory=dict)
    """By budget id; a budget that is missing is new."""

    loads: Mapping[str, LoadState] = field(default_factory=dict)
    """By load id; a load that is missing is new."""

    def of(self, load: str) -> LoadState:
        """Return what is remembered of a load."""
        return self.loads.get(load, NEW_LOAD)

    def budget(self, budget: str) -> BudgetState:
        """Return what is remembered of a budget."""
        return self.budgets.get(budget, NEW_BUDGET)

    def without_readings(self) -> State:
        """Return the same but for what every reading changes, which is soon found out again."""
        budgets = {name: budget.without_readings() for name, budget in self.budgets.items()}
        return replace(self, budgets=budgets)

    def unread(self, budget: str, at: datetime) -> State:
        """Return the same as it is after a restart: the meter of a budget is waited for from *at* on."""
        own = self.budget(budget)
        meter = own.meter._replace(read_at=at, drawn_w=None)
        return self.with_budget(budget, own._replace(meter=meter))

    def unimposed(self, budget: str) -> State:
        """Return the same without what an entity outside last said of a budget."""
        return self.with_budget(budget, self.budget(budget)._replace(imposed_limit_w=None))

    def with_budget(self, budget: str, changed: BudgetState) -> State:
        """Return the same with *changed* remembered of a budget."""
        return replace(self, budgets={**self.budgets, budget: changed})

    def with_controls(self, budget: str, **changes: object) -> State:
        """Return the same with *changes* to what residents set on a budget."""
        own = self.budget(budget)
        controls = replace(own.controls, **changes)  # type: ignore[arg-type]
        return self.with_budget(budget, own._replace(controls=controls))

    def with_load(self, load: str, **changes: object) -> State:
        """Return the same with *changes* to what is remembered of a load."""
        changed = replace(self.of(load), **changes)  # type: ignore[arg-type]
        return replace(self, loads={**self.loads, load: changed})

    def boosted(self, load: str, *, is_on: bool, until: datetime | None = None) -> State:
        """Return the same with a load boosted, in the place of what it was asked for, or with that ended."""
        changed = self.with_load(load, boosted=is_on, boost_until=until)
        return changed.with_load(load, allotted=None) if is_on else changed

    def allotted(self, load: str, allotted: Allotted) -> State:
        """Return the same with a load asked for a power, in the place of a boost."""
        return self.with_load(load, allotted=allotted, boosted=False, boost_until=None)

    def resumed(self, load: str) -> State:
        """Return the same, knowing that a resident wants an attended load to run again that was shed."""
        trouble = self.of(load).trouble
        if trouble.shed is None:
            return self
        shed = trouble.shed._replace(stage=Stage.RESUMED)
        return self.with_load(load, trouble=trouble._replace(shed=shed))

    def failed(self, load: str) -> State:
        """Return the same, knowing that the pending command of a load raised an error."""
        pending = self.of(load).pending
        if pending is None:
            return self
        return self.with_load(load, pending=replace(pending, failed=True))
