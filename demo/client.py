"""Home Assistant's HTTP and WebSocket interfaces, as far as its page needs them to be set up."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from itertools import count
from typing import Any

import aiohttp

ANSWER_TIMEOUT_S = 20

type Json = Any
"""Whatever an answer holds."""

type OnEvent = Callable[[dict[str, Any]], None]


class RefusedError(Exception):
    """Home Assistant refused a request."""


class Client:
    """A connection of a user who has logged in."""

    def __init__(self, session: aiohttp.ClientSession, socket: aiohttp.ClientWebSocketResponse) -> None:
        """Talk over an open session and an open socket, both authorised."""
        self._session = session
        self._socket = socket
        self._ids = count(1)
        self._answers: dict[int, asyncio.Future[Any]] = {}
        self._listeners: dict[int, OnEvent] = {}

    async def get(self, path: str) -> Json:
        """Return what stands at a path of the HTTP interface."""
        async with self._session.get(path) as response:
            return await _content(response)

    async def post(self, path: str, data: dict[str, Any] | None = None) -> Json:
        """Send *data* to a path of the HTTP interface and return the answer."""
        async with self._session.post(path, json=data or {}) as response:
            return await _content(response)

    async def delete(self, path: str) -> Json:
        """Remove what stands at a path of the HTTP interface."""
        async with self._session.delete(path) as response:
            return await _content(response)

    async def command(self, kind: str, **data: Any) -> Json:
        """Send a command over the socket and return its result."""
        return await self._send(next(self._ids), {"type": kind, **data})

    async def listen(self, on_event: OnEvent, kind: str = "subscribe_events", **data: Any) -> None:
        """Call *on_event* with every event of a subscription from now on."""
        number = next(self._ids)
        self._listeners[number] = on_event
        await self._send(number, {"type": kind, **data})

    async def act(self, action: str, entity_id: str | list[str] | None = None, **data: Any) -> None:
        """Call an action such as `switch.turn_on`, and wait until it is done."""
        domain, _, service = action.partition(".")
        target = {} if entity_id is None else {"target": {"entity_id": entity_id}}
        await self.command("call_service", domain=domain, service=service, service_data=data, **target)

    async def states(self) -> dict[str, dict[str, Any]]:
        """Return the state object of every entity, by its id."""
        return {state["entity_id"]: state for state in await self.command("get_states")}

    async def receive(self) -> None:
        """Hand on what comes over the socket, until it closes."""
        async for message in self._socket:
            self._hand_on(message.json())
        for answer in self._answers.values():
            answer.cancel()

    def _hand_on(self, message: dict[str, Any]) -> None:
        number = message["id"]
        if message["type"] == "event":
            self._listeners[number](message["event"])
        elif message["success"]:
            self._answers.pop(number).set_result(message["result"])
        else:
            self._answers.pop(number).set_exception(RefusedError(message["error"]["message"]))

    async def _send(self, number: int, message: dict[str, Any]) -> Json:
        answer = self._answers[number] = asyncio.get_running_loop().create_future()
        await self._socket.send_json({"id": number, **message})
        async with asyncio.timeout(ANSWER_TIMEOUT_S):
            return await answer


@asynccontextmanager
async def connect(url: str, token: str) -> AsyncIterator[Client]:
    """Connect to the Home Assistant at *url*, for as long as the context lasts."""
    headers = {"Authorization": f"Bearer {token}"}
    async with (
        aiohttp.ClientSession(url, headers=headers) as session,
        session.ws_connect("/api/websocket", max_msg_size=0) as socket,
    ):
        await socket.receive_json()
        await socket.send_json({"type": "auth", "access_token": token})
        answer = await socket.receive_json()
        if answer["type"] != "auth_ok":
            raise RefusedError(answer["message"])
        client = Client(session, socket)
        receiving = asyncio.create_task(client.receive())
        try:
            yield client
        finally:
            receiving.cancel()
            await asyncio.wait([receiving])


async def _content(response: aiohttp.ClientResponse) -> Json:
    if not response.ok:
        raise RefusedError(f"{response.url}: {response.status}: {await response.text()}")
    return await response.json()
