"""What is seen of the demo beside the page."""

from demo.client import Client
from demo.waiting import until

PATIENCE_S = 10


async def is_seen(client: Client, entity_id: str, state: str | None) -> None:
    """Wait until an entity has a state; None if it is to be gone."""

    async def is_so() -> bool:
        found = (await client.states()).get(entity_id, {"state": None})
        return bool(found["state"] == state)

    await until(is_so, timeout_s=PATIENCE_S, otherwise=f"{entity_id} does not become {state}")
