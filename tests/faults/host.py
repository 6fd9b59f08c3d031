"""The machine on which Home Assistant runs: its clock, its disk, and what is left when it stops."""

import asyncio
from collections.abc import Callable, Coroutine
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import AsyncExitStack, ExitStack
from copy import deepcopy
from datetime import timedelta
import logging
from typing import Any, override

from freezegun.api import FrozenDateTimeFactory
from homeassistant import loader
from homeassistant.const import EVENT_HOMEASSISTANT_STARTED
from homeassistant.core import CoreState, HassJob, HomeAssistant
from homeassistant.helpers import frame
from homeassistant.helpers.entity_platform import AddEntitiesCallback
from homeassistant.setup import async_setup_component
from homeassistant.util.async_ import get_scheduled_timer_handles
from pytest_homeassistant_custom_component.common import (
    MockPlatform,
    async_test_home_assistant,
    mock_platform,
    mock_storage,
)

from tests.integration.house import set_clock

DOMAINS = ("switch", "sensor", "climate")
"""Of what kinds appliances are."""

LONGEST = 1000
"""As many steps without rest are a sign that there will be none."""

ENOUGH = 2
"""After so many steps in which nothing happens, nothing will."""

NOTHING_DUE = timedelta(days=1).total_seconds()


class Failures(logging.Handler):
    """All that was logged as an error."""

    def __init__(self) -> None:
        """Know of none."""
        super().__init__(logging.ERROR)
        self.found: list[str] = []

    @override
    def emit(self, record: logging.LogRecord) -> None:
        """Take note of one."""
        formatter = logging.Formatter()
        self.found.append(formatter.format(record))


class Executor(ThreadPoolExecutor):
    """Does what is for other threads at once, so that the same sequence is always the same."""

    @override
    def submit[**P, T](self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Return what *fn* comes to, done."""
        future: Future[T] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:  # noqa: BLE001 - whoever waits for it is to see it
            future.set_exception(error)
        return future


class Host:
    """Runs Home Assistant, on a disk that outlives it; nothing happens but while it is told to run."""

    hass: HomeAssistant

    def __init__(self, freezer: FrozenDateTimeFactory, zone: str) -> None:
        """Have an empty disk."""
        self.freezer, self.zone = freezer, zone
        self.loop = asyncio.new_event_loop()
        self.loop.set_default_executor(Executor())
        self.loop.set_exception_handler(self._on_exception)
        self.failures = Failures()
        self.add: dict[str, AddEntitiesCallback] = {}
        """By domain: adds entities of appliances."""
        self._settling = 0
        """How many wait until nothing happens any more."""
        self._running = AsyncExitStack()
        self._open = ExitStack()
        self._disk: dict[str, Any] = self._open.enter_context(mock_storage())
        logging.getLogger().addHandler(self.failures)
        self._open.callback(logging.getLogger().removeHandler, self.failures)

    def run[T](self, work: Coroutine[Any, Any, T]) -> T:
        """Let everything happen until *work* is done."""
        return self.loop.run_until_complete(work)

    async def boot(self) -> None:
        """Have a Home Assistant that has not started yet."""
        starting = async_test_home_assistant(self.loop, initial_state=CoreState.starting)
        self.hass = await self._running.enter_async_context(starting)
        frame.async_setup(self.hass)
        self.hass.data.pop(loader.DATA_CUSTOM_COMPONENTS)
        await self.hass.config.async_set_time_zone(self.zone)
        assert await async_setup_component(self.hass, "homeassistant", {})
        for domain in DOMAINS:
            await self._offer(domain)

    async def started(self) -> None:
        """Let Home Assistant have started, once everything is set up."""
        await self.hass.async_block_till_done()
        self.hass.set_state(CoreState.running)
        self.hass.bus.async_fire(EVENT_HOMEASSISTANT_STARTED)
        await self.settle()

    async def shut_down(self) -> None:
        """Stop Home Assistant."""
        await self.hass.async_stop(force=True)
        await self.settle()
        await self._running.aclose()

    def image(self) -> dict[str, Any]:
        """Return what is on the disk."""
        return deepcopy(self._disk)

    def restore(self, image: dict[str, Any]) -> None:
        """Have that on the disk again."""
        self._disk.clear()
        self._disk.update(image)

    def close(self) -> None:
        """Be gone, whatever goes on."""
        try:
            self.run(self._abandon())
            self.run(self.loop.shutdown_default_executor())
        finally:
            self._open.close()
            self.loop.close()

    async def _abandon(self) -> None:
        if self.hass.state is not CoreState.stopped:
            await self.hass.async_stop(force=True)
            await self.settle()
        await self._running.aclose()
        for task in asyncio.all_tasks(self.loop) - {asyncio.current_task(self.loop)}:
            task.cancel()
        await asyncio.sleep(0)

    async def settle(self) -> None:
        """Wait until nothing happens any more unless time passes."""
        quiet, self._settling = 0, self._settling + 1
        try:
            for _ in range(LONGEST):
                await asyncio.sleep(0)
                others = len(self.loop._ready) - (self._settling - 1)  # type: ignore[attr-defined]
                quiet = 0 if others > 0 or self.due_s() < 0 else quiet + 1
                if quiet > ENOUGH:
                    return
        finally:
            self._settling -= 1
        raise AssertionError(f"It never comes to rest: {self.left()}")

    async def pass_time(self, seconds: float) -> None:
        """Let time pass; all that is due meanwhile happens in time."""
        end = self.loop.time() + seconds
        await self.settle()
        while (left := end - self.loop.time()) > 0 or self.due_s() <= 0:
            self.tick(min(left, self.due_s()))
            await self.settle()

    def tick(self, seconds: float) -> None:
        """Let the clock go on, by so much that what is due then is over."""
        self.freezer.tick(timedelta(seconds=max(0.0, seconds), milliseconds=1))

    def jump(self, seconds: float) -> None:
        """Set the clock; everything else takes as long as it would have."""
        set_clock(self.loop, self.freezer, seconds)

    def due_s(self) -> float:
        """Return in how many seconds anything is due."""
        due = (handle.when() for handle in self._timers())
        return min(due, default=self.loop.time() + NOTHING_DUE) - self.loop.time()

    def left(self, name: str = "") -> list[str]:
        """Return the tasks and timers that go on, of those that tell *name*."""
        tasks = asyncio.all_tasks(self.loop) - {asyncio.current_task(self.loop)}
        timers = [handle for handle in self._timers() if not _ends_with_home_assistant(handle)]
        return [text for text in map(repr, [*tasks, *timers]) if name in text]

    def _timers(self) -> list[asyncio.TimerHandle]:
        return [handle for handle in get_scheduled_timer_handles(self.loop) if not handle.cancelled()]

    async def _offer(self, domain: str) -> None:
        async def set_up(_hass: object, _config: object, add: AddEntitiesCallback, _: object = None) -> None:
            self.add[domain] = add

        mock_platform(self.hass, f"test.{domain}", MockPlatform(async_setup_platform=set_up))
        assert await async_setup_component(self.hass, domain, {domain: {"platform": "test"}})
        await self.hass.async_block_till_done()

    def _on_exception(self, _loop: object, context: dict[str, Any]) -> None:
        self.failures.found.append(repr(context))


def _ends_with_home_assistant(handle: asyncio.TimerHandle) -> bool:
    arguments = handle._args
    job = arguments[-1] if arguments else None
    return isinstance(job, HassJob) and bool(job.cancel_on_shutdown)
