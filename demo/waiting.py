"""Waiting for what nobody announces."""

import asyncio
from collections.abc import Awaitable, Callable
from time import monotonic

POLL_S = 0.05


async def until(
    is_so: Callable[[], Awaitable[bool]], *, timeout_s: float, otherwise: str, poll_s: float = POLL_S
) -> None:
    """Wait until something is so; raise TimeoutError, which says *otherwise*, if that takes too long."""
    deadline_s = monotonic() + timeout_s
    while not await is_so():
        if monotonic() > deadline_s:
            raise TimeoutError(f"{otherwise}: waited {timeout_s:g} s")
        await asyncio.sleep(poll_s)
