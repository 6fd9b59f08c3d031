"""Forms, opened and submitted as the frontend does it: over HTTP."""

from collections.abc import Iterator
from dataclasses import dataclass
from http import HTTPStatus
import json
from typing import Any, NamedTuple

from aiohttp.test_utils import TestClient

from .values import Json

type Client = TestClient[Any, Any]


class Field(NamedTuple):
    """A field of a form, or one of its sections."""

    path: tuple[str, ...]
    """Its name, after that of the section that it is in."""

    kind: str
    """Which selector it has."""

    config: dict[str, Any]
    """What the selector offers."""


@dataclass(frozen=True)
class Answer:
    """What Home Assistant answers to what was submitted."""

    status: int
    """Of HTTP."""

    body: dict[str, Any]
    """The form again, or what became of it, or what is wrong."""

    @property
    def is_refused(self) -> bool:
        """Whether something is wrong."""
        return self.status == HTTPStatus.BAD_REQUEST or bool(self.body.get("errors"))


@dataclass(frozen=True)
class Page:
    """A form that is open in a browser."""

    client: Client
    """The browser."""

    url: str
    """Where the form is submitted."""

    shown: dict[str, Any]
    """What the browser was told of it."""

    @property
    def fields(self) -> list[Field]:
        """Every field and every section."""
        return list(_fields(self.shown["data_schema"]))

    async def submit(self, entered: Json) -> Answer:
        """Submit what is entered, whatever it is."""
        headers = {"Content-Type": "application/json"}
        response = await self.client.post(self.url, data=json.dumps(entered), headers=headers)
        text = await response.text()
        assert response.status in (HTTPStatus.OK, HTTPStatus.BAD_REQUEST), (text[-500:], entered)
        return Answer(response.status, json.loads(text))

    async def close(self) -> None:
        """Leave it as it is."""
        await self.client.delete(self.url)


async def opened(client: Client, flows: str, **request: Any) -> Page:
    """Open a form."""
    response = await client.post(flows, json=request)
    shown = await response.json()
    return Page(client, f"{flows}/{shown['flow_id']}", shown)


def _fields(shown: list[dict[str, Any]], *above: str) -> Iterator[Field]:
    for field in shown:
        path = (*above, field["name"])
        if field.get("type") == "expandable":
            yield Field(path, "expandable", {})
            yield from _fields(field["schema"], *path)
        else:
            ((kind, config),) = field["selector"].items()
            yield Field(path, kind, config or {})


def changed(entered: dict[str, Any], path: tuple[str, ...], value: Json) -> dict[str, Any]:
    """Return what is entered with another value in one field."""
    name, *below = path
    if below:
        section = entered.get(name)
        value = changed(section if isinstance(section, dict) else {}, tuple(below), value)
    return {**entered, name: value}


def without(entered: dict[str, Any], path: tuple[str, ...]) -> dict[str, Any]:
    """Return what is entered without one field."""
    name, *below = path
    if below and name in entered:
        return {**entered, name: without(entered[name], tuple(below))}
    return {key: value for key, value in entered.items() if key != name}
