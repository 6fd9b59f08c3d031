"""The card, as far as it asks."""

from typing import Any

from pytest_homeassistant_custom_component.typing import MockHAClientWebSocket


async def told(client: MockHAClientWebSocket) -> dict[str, Any]:
    """Return what the card is told next."""
    event: dict[str, Any] = (await client.receive_json())["event"]
    return event


async def follow(client: MockHAClientWebSocket, entry_id: str | None = "house") -> dict[str, Any]:
    """Follow a budget as the card does; return what it is told first."""
    await client.send_json_auto_id({"type": "power_budget/card", "entry_id": entry_id})
    answer = await client.receive_json()
    assert answer["success"], answer
    return await told(client)


async def budgets(client: MockHAClientWebSocket) -> list[dict[str, Any]]:
    """Return how all budgets are laid out."""
    await client.send_json_auto_id({"type": "power_budget/budgets"})
    found: list[dict[str, Any]] = (await client.receive_json())["result"]["budgets"]
    return found


def loads(layout: dict[str, Any]) -> dict[str, Any]:
    """Return the loads of a layout, by their ids."""
    return {load["id"]: load for load in layout["loads"]}
