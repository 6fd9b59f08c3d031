"""Batteries that serve a budget: what was seen of them, and what a cycle tells them."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from homeassistant.core import HomeAssistant, callback

from .distributing import DISTRIBUTOR
from .engine.buffer import BufferReading
from .engine.decision import Decision
from .observe_batteries import observe_buffer
from .orders import Asked

if TYPE_CHECKING:
    from .coordinator import PowerBudgetCoordinator


class Server:
    """Sets the batteries of one budget as its cycles decide; requests that hold come first."""

    def __init__(self, hass: HomeAssistant, node: PowerBudgetCoordinator) -> None:
        """Know whose batteries they are."""
        self._hass, self._node = hass, node
        self._has_ceased = False

    def readings(self, at: datetime) -> Mapping[str, BufferReading]:
        """Return what is seen of its batteries, and what became of what they were told."""
        distributor = self._hass.data[DISTRIBUTOR]
        return {
            one.id: replace(
                observe_buffer(self._hass, one, distributor.told[one.id], at),
                is_told=distributor.is_telling(one.id),
                is_held=distributor.holds.holds_for(one.id),
            )
            for one in self._node.config.batteries
        }

    @callback
    def async_serve(self, decision: Decision) -> None:
        """Have those of its batteries set that are due; not while it stops, or is loaded anew."""
        if self._has_ceased or self._node.is_reloading:
            return
        due = {one.load: one.set_w for one in decision.buffers.values() if one.is_due}
        asked = {one.id: Asked(self._node, one) for one in self._node.config.batteries if one.id in due}
        if asked:
            serving = self._hass.data[DISTRIBUTOR].async_serve(asked, {one: due[one] for one in asked})
            self._hass.async_create_task(serving, "power budget battery")

    @callback
    def async_cease(self) -> None:
        """Set none any more: what was set is about to be ended."""
        self._has_ceased = True
