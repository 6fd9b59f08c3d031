"""Which assets and batteries do not do what they are told, as residents are told: an issue until they do."""

from collections.abc import Iterator

from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback
from homeassistant.helpers import issue_registry as ir

from .coordinator import PowerBudgetCoordinator
from .distributing import DISTRIBUTOR
from .engine.health import Health
from .failing import ENOUGH_FAILURES
from .repairs import Issue, Issues


@callback
def async_report_setpoints(hass: HomeAssistant, node: PowerBudgetCoordinator) -> CALLBACK_TYPE:
    """Have an issue for each asset and battery of a budget that fails, from now on; return what ends that."""
    issues = Issues(hass, node.budget_id)

    @callback
    def report() -> None:
        issues.async_have(_issues(hass, node))

    ends = [source.async_add_listener(report) for source in (node, node.dispatcher)]

    @callback
    def cease() -> None:
        for end in ends:
            end()
        issues.async_clear()

    return cease


def failing_setpoints(hass: HomeAssistant, node: PowerBudgetCoordinator) -> dict[str, Health]:
    """Return which of the assets and batteries of a budget fail, until they follow again."""
    told = hass.data[DISTRIBUTOR].told
    failing = {asset.id: node.dispatcher.failing(asset) for asset in node.config.assets}
    for battery in node.config.batteries:
        is_failing = told[battery.id].faults.failures >= ENOUGH_FAILURES
        failing[battery.id] = Health.BLOCKED if is_failing else None
    return {load: health for load, health in failing.items() if health is not None}


def _issues(hass: HomeAssistant, node: PowerBudgetCoordinator) -> Iterator[Issue]:
    """Find assets and batteries that do not do what they are told."""
    config, failing, warning = node.config, failing_setpoints(hass, node), ir.IssueSeverity.WARNING
    for asset in config.assets:
        if asset.id in failing:
            named = {"asset": asset.name, "setpoint": asset.wiring.setpoint, "budget": config.budget.name}
            told = (*named.items(),)
            if failing[asset.id] is Health.BLOCKED:
                yield Issue(translation_key="asset_blocked", owner=asset.id, severity=warning, named=told)
            else:
                yield Issue(translation_key="asset_ignoring", owner=asset.id, severity=warning, named=told)
    for battery in config.batteries:
        if battery.id in failing:
            named = {"battery": battery.name, "setpoint": ", ".join(battery.wiring.setpoints)}
            told = (*named.items(),)
            yield Issue(translation_key="battery_blocked", owner=battery.id, severity=warning, named=told)
