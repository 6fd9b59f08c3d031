"""The cycle of budgets that are decided together: observe, decide; and what it shows of each."""

from collections.abc import Mapping
from copy import replace
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from homeassistant.core import HomeAssistant
from homeassistant.util import dt as dt_util

from .engine.anticipation.foresight import Ahead
from .engine.budget import Budget
from .engine.decide import decide
from .engine.decision import Decision, Outcome, Reason
from .engine.health import Health
from .engine.joining import joined
from .engine.metering import is_hiding
from .engine.site import Load, Site
from .engine.snapshot import Snapshot
from .engine.state import BudgetState, State
from .engine.supply.connection import is_stale
from .observe import Watched, observe, unseen

if TYPE_CHECKING:
    from .grid import Tree


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What a cycle has to decide: enough to find out elsewhere why it failed."""

    site: Site
    """What is configured."""

    state: State
    """What is remembered."""

    snapshot: Snapshot
    """What is observed: nothing yet where observing fails."""

    def answered(self) -> Cycle:
        """Return the cycle, decided."""
        decision = decide(self.site, self.state, self.snapshot)
        return Cycle(site=self.site, state=self.state, snapshot=self.snapshot, decision=decision)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cycle:
    """All that went into one cycle, and what came out: enough to run it again elsewhere."""

    site: Site
    """What was configured."""

    state: State
    """What was remembered."""

    snapshot: Snapshot
    """What was observed."""

    decision: Decision
    """What was decided."""

    def of(self, budget_id: str) -> View:
        """Return what it shows of one budget."""
        return View(cycle=self, budget_id=budget_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What a cycle shows of one budget."""

    cycle: Cycle
    """The cycle."""

    budget_id: str
    """The budget."""

    @property
    def at(self) -> datetime:
        """When it ran."""
        return self.cycle.decision.at

    @property
    def decision(self) -> Decision:
        """What was decided for all budgets together."""
        return self.cycle.decision

    @property
    def outcome(self) -> Outcome:
        """What was decided for this one."""
        return self.decision.outcomes[self.budget_id]

    @property
    def budget(self) -> Budget:
        """What is configured of it."""
        return self.named(self.budget_id)

    def named(self, budget_id: str) -> Budget:
        """Return what is configured of a budget that is decided together with it."""
        return self.cycle.site.budgets[self.cycle.site.indices[budget_id]]

    @property
    def awaits_reading(self) -> bool:
        """Whether the next reading of its meter may free watts, even if it says the same."""
        metering, meter = self.budget.metering, self.memory.meter
        return is_hiding(meter) or (metering is not None and is_stale(meter, metering, self.at))

    @property
    def memory(self) -> BudgetState:
        """What is remembered of it."""
        return self.decision.state.budget(self.budget_id)

    def ahead(self, load: str) -> Ahead | None:
        """Return why a load preheats its room; None of one that does not."""
        grant, seen = self.decision.of(load), self.cycle.snapshot.loads.get(load)
        if grant is None or grant.reason is not Reason.PREHEATING or seen is None:
            return None
        if seen.ahead_c is None or seen.ahead_until is None:
            return None
        return Ahead(seen.ahead_c, seen.ahead_until)

    def health(self, load: str) -> Health:
        """Return how far a load can be relied on."""
        return self.decision.state.of(load).health(self.at)

    @property
    def loads(self) -> Mapping[str, Load]:
        """What is configured of each load, by its id."""
        return self.cycle.site.by_id


def asked(tree: Tree, *, turns_pass: bool) -> Question:
    """Return what the budgets of a tree have to decide now, before anything is observed."""
    state = joined([node.state for node in tree.nodes])
    return Question(site=tree.site, state=state, snapshot=unseen(dt_util.utcnow(), turns_pass=turns_pass))


def observed(hass: HomeAssistant, tree: Tree, question: Question) -> Question:
    """Return *question* with what is observed.

    Nothing is seen of a budget that is not watched now: what runs on it counts as it did before.
    """
    nodes = [node for node in tree.nodes if node.is_watched]
    at, turns_pass = question.snapshot.at, question.snapshot.turns_pass
    watched = (
        Watched(node.config, node.triggers.changed_at, node.anticipator.foresight_at(at)) for node in nodes
    )
    snapshot = observe(hass, watched, at=at, turns_pass=turns_pass)
    buffers = {name: seen for node in nodes for name, seen in node.server.readings(at).items()}
    return replace(question, snapshot=replace(snapshot, buffers=buffers))
