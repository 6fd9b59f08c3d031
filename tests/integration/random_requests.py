"""Requests to distribute power that somebody makes at random, and what is true of every answer."""

import asyncio
from collections.abc import Iterable, Sequence
from random import Random
from typing import Any, NamedTuple

import pytest

from .actions import device
from .dials import ask
from .house import House


class Asked(NamedTuple):
    """A request that somebody made."""

    power_w: float
    """What for."""

    answering: asyncio.Task[dict[str, Any]]
    """What will be its answer."""


async def ask_some(
    house: House, random: Random, names: Sequence[str], powers_w: Sequence[float], **data: Any
) -> Asked:
    """Ask some of the loads for a power, for a while."""
    power_w = random.choice(powers_w)
    some = [device(house.hass, name) for name in random.sample(names, random.randint(1, len(names)))]
    answering = await ask(
        house,
        power_w,
        device_id=some,
        hold_s=random.choice([1, 10, 60]),
        request_timeout=random.choice([1, 5, 20]),
        include_broken=random.random() < 0.3,
        **data,
    )
    return Asked(power_w, answering)


async def results(asked: Iterable[Asked]) -> set[str]:
    """Return what came of requests, each of which accounts for all that it asked for."""
    answers = [(power_w, await answering) for power_w, answering in asked]
    for power_w, answer in answers:
        if "loads" in answer:
            parts_w = [answer[f"{part}_power_w"] for part in ("succeeded", "failed", "excess")]
            assert sum(parts_w) == pytest.approx(power_w)
    return {answer["result"] for _, answer in answers}
