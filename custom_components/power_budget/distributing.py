"""Requests to distribute power are carried out, and ended when they have run out."""

import asyncio
from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from homeassistant.core import Context, HassJob, HomeAssistant, callback
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers.event import async_call_later
from homeassistant.util import dt as dt_util
from homeassistant.util.hass_dict import HassKey

from .allotting import async_allot, async_tell
from .const import DOMAIN
from .engine.allocation.request import Ignored, Plan, Request, Result, Target, concluded, planned
from .engine.allocation.told import Told
from .engine.health import FIRST_BLOCK
from .engine.quantity import Watts
from .holding import Hold, Holds
from .orders import Asked, Order, Patience, Taken, noted, say_overlap
from .setpoint_loads import (
    SetpointLoad,
    battery_target,
    goes_on,
    is_scheduled,
    is_set_alike,
    is_sharing,
    serves,
    setpoint_loads,
    sharing_target,
)
from .wiring import BudgetConfig, WhenStopped

if TYPE_CHECKING:
    from .coordinator import PowerBudgetCoordinator


class Distributor:
    """Distributes power to loads of all budgets, and takes it back when a request has run out.

    Of two requests for the same loads only the later one counts; of two that overlap both are carried
    out, each load doing what it was told last.
    """

    def __init__(self, hass: HomeAssistant) -> None:
        """Have told nobody anything."""
        self.told: defaultdict[str, Told] = defaultdict(Told)
        """By load id, what is remembered; also while a budget is loaded anew."""
        self.holds = Holds(hass, self._on_end)
        """Which request holds for whom."""
        self._hass = hass
        self._locks: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._running: dict[frozenset[str], asyncio.Task[Taken]] = {}
        self._patience = Patience()

    def is_telling(self, load: str) -> bool:
        """Return whether a load is just being told something."""
        return self._locks[load].locked()

    async def async_distribute(self, order: Order) -> Result:
        """Carry a request out, and return what became of it."""
        now = dt_util.utcnow()
        plan = planned(order.request, [self._target(one, now) for one in order.asked.values()])
        if not isinstance(plan, Plan):
            return plan
        loads = frozenset(order.asked)
        say_overlap(order, self._running)
        if (earlier := self._running.get(loads)) is not None:
            earlier.cancel()
        self.holds.begin(order, plan)
        task = self._hass.async_create_task(self._async_set_all(order, plan.set_w), "power budget request")
        self._running[loads] = task
        task.add_done_callback(lambda task: self._end_request(loads, task))
        await asyncio.wait([task])  # whoever asked may be gone meanwhile: it is carried out all the same
        return Ignored() if task.cancelled() else concluded(plan, task.result())

    async def async_serve(self, asked: Mapping[str, Asked], set_w: Mapping[str, Watts]) -> None:
        """Set batteries as their budget decides, for which no request holds."""
        await self._async_set_all(Order(asked, Request(power_w=0), Context()), set_w)

    async def async_release(self, node: PowerBudgetCoordinator, config: BudgetConfig) -> None:
        """Set to zero what is set otherwise in a changed configuration, is not in it, or serves no more."""
        before, now = setpoint_loads(node.config), setpoint_loads(config)
        pairs = [(load, now.get(load.id)) for load in before.values()]
        ended = [one for one, then in pairs if not is_set_alike(one, then) or self._serves_no_more(one, then)]
        await self._async_leave(node, ended)

    async def async_stop(self, node: PowerBudgetCoordinator) -> None:
        """Leave the loads of a budget that stops: what has an end is ended, other requests as configured."""
        node.server.async_cease()
        loads = setpoint_loads(node.config)
        ended = [
            load
            for load in loads.values()
            if self.holds.until(load.id) is not None or self._serves_no_more(load)
        ]
        leaves = node.config.when_stopped is WhenStopped.LEAVE
        await self._async_leave(node, ended if leaves else [*loads.values()])
        for load in loads:
            self._forget(load)

    async def _async_leave(self, node: PowerBudgetCoordinator, loads: Collection[SetpointLoad]) -> None:
        """Set loads to zero for good, that may be set to something else; scheduled ones are let go.

        What they are just being told is given up: nobody would be there to end it.
        """
        for one in loads:
            self._patience.end(one.id)
        asked = {load.id: Asked(node, load) for load in loads}
        resting = [load.id for load in loads if not is_scheduled(load) and not is_sharing(load)]
        set_w = {load: 0.0 for load in resting if self.told[load].may_be_set}
        await self._async_set_all(Order(asked, Request(power_w=0), Context()), set_w)
        for load in asked.values():
            self._forget(load.load.id)
            load.async_show()

    def _target(self, asked: Asked, at: datetime) -> Target:
        """Return a load as it is now, as a target of power."""
        load = asked.load
        if is_scheduled(load):
            return asked.node.dispatcher.async_target(load, at)
        if is_sharing(load):
            return sharing_target(self._hass, load, asked.node.state.of(load.id), at)
        self.told[load.id] = told = self.told[load.id].not_later(at)
        return battery_target(self._hass, load, told, at)

    def _serves_no_more(self, load: SetpointLoad, after: SetpointLoad | None = None) -> bool:
        """Return whether a load was set by its budget, which it does not serve *after* that."""
        return serves(load) and not serves(after) and not self.holds.requested_w(load.id)

    def _forget(self, load: str) -> None:
        self.holds.forget(load)
        self.told.pop(load, None)

    async def _async_set_all(self, order: Order, set_w: Mapping[str, Watts]) -> Taken:
        """Set loads, none waiting for another; return what each was set to."""
        taken = await asyncio.gather(*(self._async_set(order, load, watts) for load, watts in set_w.items()))
        return dict(zip(set_w, taken, strict=True))

    async def _async_set(self, order: Order, name: str, power_w: Watts) -> Watts | None:
        """Set a load to *power_w*, after all that it was told before; return what it took of that."""
        asked = order.asked[name]
        if asked.is_tested:
            return power_w
        if is_sharing(asked.load):
            async with self._locks[name]:
                return await async_allot(order, asked, power_w)
        self.told[name] = self.told[name].being_told(dt_util.utcnow())
        error: Exception | None = None
        try:
            async with self._patience.of(name, order.timeout), self._locks[name]:
                if asked.is_tested:
                    return power_w
                error = await async_tell(order, asked.node, asked.load, power_w)
        except TimeoutError:
            error = HomeAssistantError(translation_domain=DOMAIN, translation_key="no_answer")
        self._note(order, name, power_w, error)
        return power_w if error is None else None

    def _note(self, order: Order, name: str, power_w: Watts, error: Exception | None) -> None:
        """Remember, say and show whether a load took what it was told."""
        asked, now = order.asked[name], dt_util.utcnow()
        self.told[name] = noted(asked.load.name, self.told[name], power_w, error, now)
        if error is not None and goes_on(asked.load):
            self.holds.give_back(order, name)
        if is_scheduled(asked.load):
            asked.node.dispatcher.async_note(asked.load, power_w, error)
        elif error is None:
            self.holds.settle(name)
        else:
            self.holds.insist(asked)
        asked.node.contexts[name] = order.context
        asked.async_show()
        if (until := self.told[name].faults.until) is not None:
            show = HassJob(asked.async_show, "power budget battery", cancel_on_shutdown=True)
            async_call_later(self._hass, until - now, show)

    @callback
    def _on_end(self, hold: Hold) -> None:
        self._hass.async_create_task(self._async_end(hold), "power budget request ends")

    async def _async_end(self, hold: Hold) -> None:
        """Set to zero what a request held that has run out; what does not follow is told again later.

        What is scheduled goes on with that.
        """
        for load in [load for load, one in hold.held.items() if is_scheduled(one.load)]:
            self.holds.end(load)
        asked = {load: one.now for load, one in hold.held.items()}
        tested = {load for load, one in asked.items() if one.is_tested}
        set_w = dict.fromkeys(asked.keys() - tested, 0.0)
        taken = await self._async_set_all(Order(asked, Request(power_w=0), Context()), set_w)
        failed = {load for load, taken_w in taken.items() if taken_w is None}
        again = {load: one for load, one in hold.held.items() if load in failed | tested}
        for load in [*hold.held]:
            self.holds.end(load)
        if again:
            self.holds.hold(again, FIRST_BLOCK)
        for one in asked.values():
            one.async_show()

    def _end_request(self, loads: frozenset[str], task: asyncio.Task[Taken]) -> None:
        if self._running.get(loads) is task:
            del self._running[loads]


DISTRIBUTOR: HassKey[Distributor] = HassKey(f"{DOMAIN}_distributor")
"""What distributes power, for all budgets."""
