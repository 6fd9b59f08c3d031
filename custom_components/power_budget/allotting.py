"""What loads are told by a request: some are set at once; of others, which share a budget, it is asked."""

import asyncio
from typing import TYPE_CHECKING

from homeassistant.core import Context
from homeassistant.exceptions import HomeAssistantError
from homeassistant.util import dt as dt_util

from .actuate import async_set
from .asset_wiring import AssetConfig
from .battery_wiring import BatteryConfig
from .const import DOMAIN
from .engine.allocation.allotment import is_awaited, taken_w
from .engine.modulation import Allotted
from .engine.quantity import Watts
from .grid import GRID
from .setpoint_loads import is_scheduled, numbers

if TYPE_CHECKING:
    from .coordinator import PowerBudgetCoordinator
    from .orders import Asked, Order


async def async_tell(
    order: Order, node: PowerBudgetCoordinator, load: BatteryConfig | AssetConfig, power_w: Watts
) -> Exception | None:
    """Set a load to *power_w*, once nothing else is on its way; return why it did not take that."""
    if is_scheduled(load) and not await node.dispatcher.async_settle(load):
        return HomeAssistantError(translation_domain=DOMAIN, translation_key="no_answer")
    found = numbers(node.hass, load, power_w)
    if found is None:
        return HomeAssistantError(translation_domain=DOMAIN, translation_key="setpoint_unavailable")
    # Whoever may use the action need not be allowed to set the numbers themselves.
    return await async_set(node.hass, found, order.timeout, Context(parent_id=order.context.id))


async def async_allot(order: Order, asked: Asked, power_w: Watts) -> Watts | None:
    """Ask a load for *power_w*, and return to what it is set then; None if it did not do what it was told.

    The cycle that decides runs at once, for all loads that are asked together. It may take another to
    start or to raise one, once others draw less.
    """
    node, at = asked.node, dt_util.utcnow()
    allotted = Allotted(power_w, at, None if order.hold is None else at + order.hold)
    # Whoever may use the action need not be allowed to switch and set what the load is set by.
    node.async_change(node.state.allotted(asked.load.id, allotted), Context(parent_id=order.context.id))
    try:
        async with asyncio.timeout(order.timeout.total_seconds()):
            await node.keeper.async_keep()
            while _is_awaited(asked, allotted):
                await asked.node.hass.data[GRID].async_await_cycle()
    except TimeoutError:
        pass  # it is set to what it is
    return _taken_w(asked, allotted)


def _is_awaited(asked: Asked, allotted: Allotted) -> bool:
    view, load = asked.node.data, asked.load.id
    return view is None or is_awaited(load, allotted, view.decision, asked.node.state.of(load))


def _taken_w(asked: Asked, allotted: Allotted) -> Watts | None:
    view, load = asked.node.data, asked.load.id
    return None if view is None else taken_w(load, allotted, view.decision, asked.node.state.of(load))
