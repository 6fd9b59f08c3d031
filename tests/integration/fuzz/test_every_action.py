"""Every field of every action, and every target, with anything in it."""

from dataclasses import dataclass
from datetime import timedelta
from http import HTTPStatus
import json
import logging
from typing import Any

from homeassistant.core import HomeAssistant
from homeassistant.helpers import device_registry as dr
from homeassistant.setup import async_setup_component
from homeassistant.util import dt as dt_util
import pytest
from pytest_homeassistant_custom_component.typing import (
    ClientSessionGenerator,
    MockHAClientWebSocket,
    WebSocketGenerator,
)

from custom_components.power_budget.const import DOMAIN
from custom_components.power_budget.coordinator import PowerBudgetCoordinator
from tests.repository.project import translation

from .frontend import Client
from .values import LONG, OTHERS, WRONG, Json

ACTIONS: dict[str, dict[str, Json]] = {
    "set_away": {"enabled": True, "return_at": (dt_util.utcnow() + timedelta(days=9)).isoformat()},
    "set_boost": {"enabled": True, "duration": 60},
    "explain": {},
    "distribute_power": {
        "power_w": 500,
        "group": "all",
        "hold_s": 3600,
        "adjust_power": True,
        "include_broken": False,
        "request_timeout": 5,
    },
}
"""What may be told to each action, beside its target."""

KINDS = {
    "power_w": "number",
    "group": "text",
    "hold_s": "number",
    "adjust_power": "boolean",
    "include_broken": "boolean",
    "request_timeout": "duration",
}
"""What is entered in each field of the action that distributes power."""

IDS = [*OTHERS, LONG, True, 1, ["gone", "gone"], ["none", "gone"], "all", ["{id}"]]
TARGETS = dict.fromkeys(("device_id", "area_id", "floor_id", "label_id"), IDS) | {
    "entity_id": WRONG["entity"]
}


@dataclass
class Caller:
    """Somebody who calls an action, from the frontend and from outside."""

    hass: HomeAssistant
    """The house."""

    socket: MockHAClientWebSocket
    """To the frontend."""

    client: Client
    """Anything else that speaks HTTP."""

    caplog: pytest.LogCaptureFixture
    """What is logged meanwhile."""

    @property
    def house(self) -> str:
        """The device of a budget."""
        return dr.async_get_device_id_by_identifier(self.hass, (DOMAIN, "house"), config_entry_id="house")

    @property
    def bath(self) -> str:
        """The device of a heater."""
        return dr.async_get_device_id_by_identifier(self.hass, (DOMAIN, "bath"), config_entry_id="house")

    @property
    def attic(self) -> str:
        """The device of a battery."""
        return dr.async_get_device_id_by_identifier(self.hass, (DOMAIN, "attic"), config_entry_id="house")

    @property
    def pump(self) -> str:
        """The device of an asset."""
        return dr.async_get_device_id_by_identifier(self.hass, (DOMAIN, "pump"), config_entry_id="house")

    @property
    def tank(self) -> str:
        """The device of a load that runs at any level."""
        return dr.async_get_device_id_by_identifier(self.hass, (DOMAIN, "tank"), config_entry_id="house")

    @property
    def coordinator(self) -> PowerBudgetCoordinator:
        """What remembers the boosts."""
        house: PowerBudgetCoordinator = self.hass.config_entries.async_get_known_entry("house").runtime_data
        return house

    @property
    def wishes(self) -> object:
        """What people and their automations want; the rest changes by itself."""
        state = self.coordinator.state
        loads = {
            name: (load.requested, load.boosted, load.boost_until, load.allotted)
            for name, load in state.loads.items()
        }
        return loads, self.coordinator.controls

    def targets_of(self, action: str) -> list[str]:
        """Return the devices that an action is for."""
        if action == "set_away":
            return [self.house]
        return [self.attic, self.pump, self.tank] if action == "distribute_power" else [self.bath]

    async def call(self, action: str, told: dict[str, Json]) -> None:
        """Call an action: it is refused in words, and nothing changes, or it works."""
        self.caplog.clear()
        before = self.wishes
        asks = action == "explain"
        is_done = await self._call_from_frontend(action, told, asks=asks)
        assert is_done == await self._call_from_outside(action, told, asks=asks), told
        assert is_done or self.wishes == before
        faults = [record.getMessage()[:300] for record in self.caplog.records if is_fault(record)]
        assert not faults, (faults, told)

    async def _call_from_frontend(self, action: str, told: dict[str, Json], *, asks: bool) -> bool:
        message = {"type": "call_service", "domain": DOMAIN, "service": action, "service_data": told}
        await self.socket.send_json_auto_id({**message, "return_response": asks})
        answer = await self.socket.receive_json()
        if not answer["success"]:
            error = answer["error"]
            assert error["code"] == "service_validation_error", (error, told)
            assert error["translation_domain"] == DOMAIN
            text = translation("en")["exceptions"][error["translation_key"]]["message"]
            assert text.format_map(error["translation_placeholders"] or {})
        return bool(answer["success"])

    async def _call_from_outside(self, action: str, told: dict[str, Json], *, asks: bool) -> bool:
        url = f"/api/services/{DOMAIN}/{action}{'?return_response' if asks else ''}"
        headers = {"Content-Type": "application/json"}
        response = await self.client.post(url, data=json.dumps(told), headers=headers)
        answer = await response.json()
        assert response.status == HTTPStatus.OK or answer["message"], told
        assert response.status in (HTTPStatus.OK, HTTPStatus.BAD_REQUEST), told
        return response.status == HTTPStatus.OK


def is_fault(record: logging.LogRecord) -> bool:
    """Return whether something went wrong that is more than a refusal."""
    return record.levelno >= logging.WARNING and record.exc_info is not None


@pytest.fixture
async def caller(
    hass: HomeAssistant,
    rooms: None,
    hass_ws_client: WebSocketGenerator,
    hass_client: ClientSessionGenerator,
    caplog: pytest.LogCaptureFixture,
) -> Caller:
    """Return somebody who calls actions."""
    assert await async_setup_component(hass, "api", {})
    return Caller(hass, await hass_ws_client(), await hass_client(), caplog)


async def test_every_action_is_tried(caller: Caller) -> None:
    await caller.socket.send_json_auto_id({"type": "get_services"})
    answer: dict[str, Any] = await caller.socket.receive_json()
    actions = answer["result"][DOMAIN]
    assert {name: set(action["fields"]) for name, action in actions.items()} == {
        name: set(told) for name, told in ACTIONS.items()
    }
    for action, told in ACTIONS.items():
        await caller.call(action, {**told, "device_id": caller.targets_of(action)})


async def test_what_is_wrong_in_a_field_is_refused_in_words(caller: Caller) -> None:
    told = {**ACTIONS["set_boost"], "device_id": caller.bath}
    for field, kind in {"enabled": "boolean", "duration": "duration"}.items():
        for value in WRONG[kind]:
            await caller.call("set_boost", {**told, field: value})
    await caller.call("set_boost", {**told, "colour": "green"})
    told = {**ACTIONS["set_away"], "device_id": caller.house}
    for field, kind in {"enabled": "boolean", "return_at": "datetime"}.items():
        for value in WRONG[kind]:
            await caller.call("set_away", {**told, field: value})
    told = ACTIONS["distribute_power"]
    for field, kind in KINDS.items():
        for value in WRONG[kind]:
            await caller.call("distribute_power", {**told, field: value})
            for one in (caller.pump, caller.tank):
                await caller.call("distribute_power", {**told, field: value, "device_id": one})


@pytest.mark.parametrize("action", ACTIONS)
async def test_what_is_wrong_in_a_target_is_refused_in_words(caller: Caller, action: str) -> None:
    for target, wrong in TARGETS.items():
        for value in wrong:
            await caller.call(action, {**ACTIONS[action], target: value})
            await caller.call(
                action, {**ACTIONS[action], target: value, "device_id": caller.targets_of(action)}
            )
