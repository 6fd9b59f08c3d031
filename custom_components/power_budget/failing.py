"""What fails with loads, as residents are told: once at the fall, and once at the recovery."""

from collections.abc import Collection, Mapping
from datetime import datetime
import logging
from typing import Final

from homeassistant.core import callback

from .cycle import View
from .engine.demand.assess import GRACE
from .engine.health import Faults, Health
from .engine.snapshot import LoadReading
from .engine.state import LoadState, State
from .engine.trouble import Doubt, Trouble
from .wiring import BudgetConfig, Wiring

_LOGGER = logging.getLogger(__name__)

ENOUGH_FAILURES: Final = 2
"""One that did not follow once is told again, and is no news."""

LOST: Final = "lost"
"""A demand that cannot be read for so long that it counts as none."""

FALLS: Final[Mapping[str, str]] = {
    Health.BLOCKED: "%s does not obey: %s does not do what it is told",
    Health.WELDED: "%s draws power though it is off by %s",
    Doubt.STALE: "%s asks for no heat: %s has said nothing for hours",
    Doubt.UNMOVED: "%s asks for no heat: %s has shown the same through hours of heating",
    LOST: "%s asks for no heat: %s says nothing of use",
}


def failing(config: BudgetConfig, state: State, at: datetime) -> dict[str, Health]:
    """Return which of the loads of a budget fail at *at*, blocked or welded, until they obey again."""
    found = {load.id: _failing(state.of(load.id), at) for load in config.loads}
    return {load: health for load, health in found.items() if health is not None}


def unheard(config: BudgetConfig, view: View) -> dict[str, str]:
    """Return whose demand counts for nothing, and why: a doubt in the thermometer, or lost."""
    troubles = {load.id: view.decision.state.of(load.id).trouble for load in config.loads}
    found = {load: why_unheard(trouble, view.at) for load, trouble in troubles.items()}
    return {load: why for load, why in found.items() if why is not None}


def why_unheard(trouble: Trouble, at: datetime) -> str | None:
    """Return why the demand of a load counts for nothing; None if it counts."""
    if trouble.doubt is not None:
        return trouble.doubt
    return LOST if trouble.lost_at is not None and at - trouble.lost_at >= GRACE else None


def blocked_until(faults: Faults, at: datetime) -> datetime | None:
    """Return until when a switch is left alone; None if it is not, or not any more."""
    return None if faults.until is None or faults.until <= at else faults.until


def mute(wiring: Wiring, reading: LoadReading, why: str) -> str:
    """Return the entity by whose fault the demand of a load counts for nothing, and *why* it does."""
    if why == LOST and reading.measured_c is not None and wiring.setpoint_entity is not None:
        return wiring.setpoint_entity
    return wiring.temperature_sensor or wiring.demand_entity or wiring.switch


def _failing(memory: LoadState, at: datetime) -> Health | None:
    if memory.is_welded(at):
        return Health.WELDED
    return Health.BLOCKED if memory.trouble.faults.failures >= ENOUGH_FAILURES else None


class FailureLog:
    """Says in the log what fails with the loads of one budget, and what does so no more.

    It outlasts the budget where that is reloaded: what goes on to fail is no news then.
    """

    def __init__(self) -> None:
        """Have said nothing."""
        self.raising: set[str] = set()
        """Loads whose switch raised an error when it was told last: the log was told that, with the error."""
        self._commands = _Log("%s obeys again")
        self._demands = _Log("%s can be asked again whether it wants heat")

    @callback
    def async_report(self, config: BudgetConfig, view: View) -> None:
        """Say what has changed."""
        switches = {load: wiring.switch for load, wiring in config.wiring.items()}
        found, readings = unheard(config, view), view.cycle.snapshot.loads
        mutes = {load: mute(config.wiring[load], readings[load], why) for load, why in found.items()}
        self._commands.tell(config, failing(config, view.decision.state, view.at), switches, self.raising)
        self._demands.tell(config, found, mutes)


class _Log:
    """What the log was told of one kind of failures."""

    def __init__(self, recovery: str) -> None:
        self._recovery = recovery
        self._told: dict[str, str] = {}

    def tell(
        self,
        config: BudgetConfig,
        found: Mapping[str, str],
        entity_ids: Mapping[str, str],
        known: Collection[str] = (),
    ) -> None:
        """Say which of *found* are new, but for those *known* anyway, and who is back."""
        for load in config.loads:
            why, told = found.get(load.id), self._told.get(load.id)
            if why is None and told is not None:
                _LOGGER.info(self._recovery, load.name)
                del self._told[load.id]
            elif why is not None and why != told and load.id not in known:
                _LOGGER.warning(FALLS[why], load.name, entity_ids[load.id])
                self._told[load.id] = why
