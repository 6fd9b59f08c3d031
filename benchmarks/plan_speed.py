"""What a plan costs: houses of many rooms, with much power and with little, and whether it is as promised."""

from collections.abc import Iterator
from datetime import UTC, datetime
from random import Random
import time

from benchmarks.report import Verdict
from benchmarks.tables import written
from custom_components.power_budget.engine import Budget, DemandSource, Load, Metering, Site, State
from custom_components.power_budget.engine.anticipation.base_load import BINS, BaseLoadMemory, Mean
from custom_components.power_budget.engine.anticipation.foresight import foreseen
from custom_components.power_budget.engine.anticipation.given import Comfort, Given
from custom_components.power_budget.engine.anticipation.house import HouseMemory
from custom_components.power_budget.engine.anticipation.regression import unsure
from custom_components.power_budget.engine.anticipation.room import (
    GUESS,
    MASS_H,
    Fit,
    RoomMemory,
    RoomReading,
)
from custom_components.power_budget.engine.anticipation.supplies import SLOTS

MIDNIGHT = datetime(2026, 1, 5, tzinfo=UTC)
HOUSE = "house"

MOST_S = {20: 0.05, 200: 1.0}
"""By the number of rooms, what a plan may cost."""

SUPPLIES = {"plenty": 1.0, "half": 0.5, "little": 0.3, "next to none": 0.15}
"""Which part of what all heaters draw together there is."""

BASE_W = 500.0
RUNS = 5
"""How often each is measured: the fastest counts, as whatever else the machine does only adds."""


def house(rooms: int, supply: float, *, circuits: int = 0, with_prices: bool = False) -> Given:
    """Return rooms that are cold at midnight and shall be warm from six to nine, and in the evening."""
    lot = Random(f"{rooms}")
    loads = [_load(lot, index, circuits) for index in range(rooms)]
    rated_w = sum(load.power_w for load in loads)
    limit_w = rated_w * supply + BASE_W
    metering = Metering(limit_w=limit_w)
    budgets = [Budget(id=HOUSE, name=HOUSE, power_steps=(rated_w,), metering=metering)]
    budgets += [
        Budget(id=_circuit(each), parent=HOUSE, name=HOUSE, power_steps=(1.3 * limit_w / circuits,))
        for each in range(circuits)
    ]
    known: dict[str, dict[str, RoomMemory]] = {budget.id: {} for budget in budgets}
    for load in loads:
        known[load.budget][load.id] = _room(lot)
    houses = {name: HouseMemory(rooms=each) for name, each in known.items()}
    base_load = BaseLoadMemory(every=(Mean(9, BASE_W),) * BINS)
    comfort = Comfort(20, 17, [24 <= slot < 36 or 68 <= slot < 90 for slot in range(SLOTS)])  # noqa: PLR2004
    prices = [20.0 + 10 * (slot // 4 % 3) for slot in range(SLOTS)] if with_prices else None
    return Given(
        Site(budgets=tuple(budgets), loads=tuple(loads)),
        State(),
        {**houses, HOUSE: houses[HOUSE]._replace(base_load=base_load)},
        {load.id: comfort for load in loads},
        prices=prices,
    )


def _circuit(number: int) -> str:
    return f"circuit {number}"


def _load(lot: Random, index: int, circuits: int) -> Load:
    return Load(
        id=f"room {index}",
        budget=_circuit(index % circuits) if circuits else HOUSE,
        name=f"Room {index}",
        power_w=lot.choice((500.0, 1000.0, 1500.0, 2000.0)),
        demand=DemandSource.TEMPERATURE,
    )


def _room(lot: Random) -> RoomMemory:
    """Return a room that is known."""
    weights = (lot.uniform(2, 6), lot.uniform(0.1, 0.6), lot.uniform(0.02, 0.1), 0.0)
    reading = RoomReading(MIDNIGHT, 17.2, 0.0, 0.0)
    fits = [Fit(17.0, unsure(weights, GUESS.variances), missed=1.0) for _ in MASS_H]
    fits[lot.randrange(1, len(MASS_H))] = fits[0]._replace(missed=0.1)
    return RoomMemory(reading, reading, tuple(fits), heated_h=50.0, trials=20, error_k=0.1)


def cost_s(given: Given) -> float:
    """Return what a plan costs, in seconds of the processor."""
    fastest_s = float("inf")
    for _ in range(RUNS):
        began_s = time.process_time()
        foreseen(given, MIDNIGHT, UTC, None)
        fastest_s = min(fastest_s, time.process_time() - began_s)
    return fastest_s


def measured() -> Iterator[tuple[str, int, float]]:
    """Yield what there is, how many rooms, and what a plan costs, in seconds."""
    for rooms in MOST_S:
        for name, supply in SUPPLIES.items():
            yield f"{name} of power", rooms, cost_s(house(rooms, supply))
        yield "little of power, in five circuits", rooms, cost_s(house(rooms, SUPPLIES["little"], circuits=5))
        yield "half of power, with prices", rooms, cost_s(house(rooms, SUPPLIES["half"], with_prices=True))


def verdict(found: list[tuple[str, int, float]], rooms: int) -> Verdict:
    """Return whether plans for so many rooms cost no more than is promised."""
    dearest = max((one for one in found if one[1] == rooms), key=lambda one: one[2])
    return Verdict(
        promise=f"a plan for {rooms} rooms costs less than {MOST_S[rooms] * 1e3:.0f} ms",
        kept=dearest[2] < MOST_S[rooms],
        worst=f"{dearest[2] * 1e3:.0f} ms ({dearest[0]})",
    )


def report_plan_speed(*, as_markdown: bool) -> bool:
    """Measure, print what was measured, and return whether it is as promised."""
    found = list(measured())
    rows = [("situation", "rooms", "ms"), *((name, f"{rooms}", f"{s * 1e3:.1f}") for name, rooms, s in found)]
    answers = [verdict(found, rooms) for rooms in MOST_S]
    print(written(rows, 1, as_markdown=as_markdown), *answers, sep="\n")
    return all(answer.kept for answer in answers)
