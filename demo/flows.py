"""The forms of Power Budget, filled in over HTTP exactly as the page does it."""

from typing import Any

from .client import Client, RefusedError

FLOWS = "/api/config/config_entries/flow"
SUBENTRY_FLOWS = "/api/config/config_entries/subentries/flow"


async def add_budget(client: Client, form: dict[str, Any]) -> str:
    """Add a budget; return the id of its entry. The form of the first heater is closed again."""
    opened = await client.post(FLOWS, {"handler": "power_budget"})
    budget = _created(await client.post(f"{FLOWS}/{opened['flow_id']}", form))
    await client.delete(f"{SUBENTRY_FLOWS}/{budget['next_flow'][1]}")
    entry_id: str = budget["result"]["entry_id"]
    return entry_id


async def add_heater(client: Client, entry_id: str, form: dict[str, Any]) -> None:
    """Add a heater to a budget."""
    await add_load(client, entry_id, "heater", form)


async def add_load(client: Client, entry_id: str, kind: str, *forms: dict[str, Any]) -> None:
    """Add a load of a kind to a budget, whose forms follow one another."""
    opened = await client.post(SUBENTRY_FLOWS, {"handler": [entry_id, kind]})
    answers = [await client.post(f"{SUBENTRY_FLOWS}/{opened['flow_id']}", form) for form in forms]
    _created(answers[-1])


def _created(answer: dict[str, Any]) -> dict[str, Any]:
    if answer["type"] != "create_entry":
        raise RefusedError(f"the form was refused: {answer.get('errors')}")
    return answer
