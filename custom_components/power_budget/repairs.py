"""Issues that a resident must settle."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import issue_registry as ir

from .capability import is_missing
from .const import DOMAIN
from .cycle import View
from .engine.health import Health
from .engine.limits import LimitSource
from .engine.supply.learn import is_misrated
from .engine.trouble import Doubt
from .failing import failing, mute, unheard
from .wiring import BudgetConfig


class Issue(NamedTuple):
    """Something that is wrong."""

    translation_key: str
    """The key of its text."""

    owner: str
    """The config entry or subentry that it is about, and what else tells it from others."""

    severity: ir.IssueSeverity
    """How bad it is."""

    named: tuple[tuple[str, str], ...]
    """What its text names."""

    @property
    def id(self) -> str:
        """What the issue registry knows it by."""
        return f"{self.translation_key}_{self.owner}"


@callback
def async_tell(hass: HomeAssistant, issue: Issue) -> None:
    """Show *issue*, until it is taken back or Home Assistant stops."""
    ir.async_create_issue(
        hass,
        DOMAIN,
        issue.id,
        is_fixable=False,
        severity=issue.severity,
        translation_key=issue.translation_key,
        translation_placeholders=dict(issue.named),
    )


class Issues:
    """Raises the issues of one budget, and takes each back once it is settled."""

    def __init__(self, hass: HomeAssistant, entry_id: str) -> None:
        """Know of none."""
        self._hass = hass
        self._entry_id = entry_id
        self._raised: dict[str, Issue] = {}

    @callback
    def async_report(self, config: BudgetConfig, view: View) -> None:
        """Have an issue for all that is wrong by now, and for nothing else."""
        self.async_have(self._found(config, view))

    @callback
    def async_have(self, issues: Iterable[Issue]) -> None:
        """Have these issues, and no others."""
        found = {issue.id: issue for issue in issues}
        for issue_id, issue in found.items():
            if self._raised.get(issue_id) != issue:
                async_tell(self._hass, issue)
        self._take_back(self._raised.keys() - found.keys())
        self._raised = found

    @callback
    def async_raise(self, issue: Issue) -> None:
        """Have one more issue, until the next report."""
        async_tell(self._hass, issue)
        self._raised[issue.id] = issue

    @callback
    def async_clear(self) -> None:
        """Take every issue back."""
        self._take_back(self._raised.keys())
        self._raised = {}

    def _found(self, config: BudgetConfig, view: View) -> Iterator[Issue]:
        yield from self._missing(config)
        yield from _misrated(config, view)
        yield from _unjoined(config, view)
        yield from _failing(config, view)
        yield from self._unheard(config, view)
        if LimitSource.STALE_METER in view.outcome.limits:
            named = (("budget", config.budget.name),)
            yield Issue(
                translation_key="meter_stale",
                owner=self._entry_id,
                severity=ir.IssueSeverity.ERROR,
                named=named,
            )

    def _missing(self, config: BudgetConfig) -> Iterator[Issue]:
        """Find entities that are configured and that Home Assistant does not know."""
        names = {load.id: load.name for load in config.loads}
        for load, wiring in config.wiring.items():
            for entity_id in filter(self._is_missing, wiring.entity_ids):
                named = (("heater", names[load]), ("entity_id", entity_id))
                yield Issue(
                    translation_key="entity_missing",
                    owner=f"{load}_{entity_id}",
                    severity=ir.IssueSeverity.ERROR,
                    named=named,
                )
        for battery in config.batteries:
            for entity_id in filter(self._is_missing, battery.wiring.entity_ids):
                yield Issue(
                    translation_key="battery_entity_missing",
                    owner=f"{battery.id}_{entity_id}",
                    severity=ir.IssueSeverity.ERROR,
                    named=(("battery", battery.name), ("entity_id", entity_id)),
                )
        for asset in config.assets:
            for entity_id in filter(self._is_missing, asset.wiring.entity_ids):
                yield Issue(
                    translation_key="asset_entity_missing",
                    owner=f"{asset.id}_{entity_id}",
                    severity=ir.IssueSeverity.ERROR,
                    named=(("asset", asset.name), ("entity_id", entity_id)),
                )
        for entity_id in filter(self._is_missing, config.metered_ids):
            named = (("budget", config.budget.name), ("entity_id", entity_id))
            yield Issue(
                translation_key="meter_missing",
                owner=f"{self._entry_id}_{entity_id}",
                severity=ir.IssueSeverity.ERROR,
                named=named,
            )
        yield from self._untold(config)

    def _untold(self, config: BudgetConfig) -> Iterator[Issue]:
        """Find out that nothing tells any more how warm it is outdoors, or when power will be saved."""
        owner, warning, budget = self._entry_id, ir.IssueSeverity.WARNING, ("budget", config.budget.name)
        if config.outdoors is not None and self._is_missing(config.outdoors):
            named = (budget, ("entity_id", config.outdoors))
            yield Issue(translation_key="outdoors_missing", owner=owner, severity=warning, named=named)
        if config.saving is not None and self._is_missing(config.saving.schedule):
            named = (budget, ("entity_id", config.saving.schedule))
            yield Issue(translation_key="saving_schedule_missing", owner=owner, severity=warning, named=named)

    def _unheard(self, config: BudgetConfig, view: View) -> Iterator[Issue]:
        """Find heaters whose demand counts for nothing, by an entity that is there."""
        for name, why in unheard(config, view).items():
            entity_id = mute(config.wiring[name], view.cycle.snapshot.loads[name], why)
            warning = ir.IssueSeverity.WARNING
            if self._is_missing(entity_id):
                continue
            named = (("heater", config.load(name).name), ("entity_id", entity_id))
            if why == Doubt.STALE:
                yield Issue(translation_key="thermometer_stale", owner=name, severity=warning, named=named)
            elif why == Doubt.UNMOVED:
                yield Issue(translation_key="thermometer_unmoved", owner=name, severity=warning, named=named)
            else:
                yield Issue(translation_key="demand_lost", owner=name, severity=warning, named=named)

    def _is_missing(self, entity_id: str) -> bool:
        return is_missing(self._hass, entity_id)

    def _take_back(self, issue_ids: Iterable[str]) -> None:
        for issue_id in issue_ids:
            ir.async_delete_issue(self._hass, DOMAIN, issue_id)


def _misrated(config: BudgetConfig, view: View) -> Iterator[Issue]:
    """Find heaters that really draw much more or less than was entered."""
    for load in config.loads:
        memory = view.decision.state.of(load.id)
        if config.meters is not None and memory.learned_w is not None and is_misrated(load, memory):
            named = (
                ("heater", load.name),
                ("rated", f"{load.power_w:.0f}"),
                ("learned", f"{round(memory.learned_w, -1):.0f}"),
            )
            yield Issue(
                translation_key="power_differs", owner=load.id, severity=ir.IssueSeverity.WARNING, named=named
            )


def _failing(config: BudgetConfig, view: View) -> Iterator[Issue]:
    """Find heaters that cannot be switched on, or off, or that draw though they are off."""
    for name, health in failing(config, view.decision.state, view.at).items():
        load, grant = config.load(name), view.decision.of(name)
        named = (
            ("heater", load.name),
            ("budget", config.budget.name),
            ("switch", config.wiring[name].switch),
        )
        error, warning = ir.IssueSeverity.ERROR, ir.IssueSeverity.WARNING
        if health is Health.WELDED:
            yield Issue(translation_key="heater_welded", owner=name, severity=error, named=named)
        elif grant is None or grant.usage <= grant.amount:
            yield Issue(translation_key="heater_blocked", owner=name, severity=warning, named=named)
        else:
            yield Issue(translation_key="heater_stuck", owner=name, severity=error, named=named)


def _unjoined(config: BudgetConfig, view: View) -> Iterator[Issue]:
    """Find budgets that are named and not decided for together with this one."""
    there = view.cycle.site.indices
    budget, parent = config.budget, config.budget.parent
    if parent is not None and (parent not in there or view.budget.parent is None):
        yield Issue(
            translation_key="parent_missing",
            owner=budget.id,
            severity=ir.IssueSeverity.ERROR,
            named=(("budget", budget.name),),
        )
    for load in config.loads:
        if any(feed.budget not in there for feed in load.also_on):
            named = (("heater", load.name), ("budget", budget.name))
            yield Issue(
                translation_key="also_on_missing",
                owner=load.id,
                severity=ir.IssueSeverity.ERROR,
                named=named,
            )
