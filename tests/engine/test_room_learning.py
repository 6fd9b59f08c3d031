"""How a room warms and cools is learned from what is observed of it."""

import json
from math import sin

import pytest

from custom_components.power_budget.engine.anticipation import learning as module
from custom_components.power_budget.engine.anticipation.learning import met, observed
from custom_components.power_budget.engine.anticipation.room import RoomMemory
from custom_components.power_budget.engine.anticipation.thermal import RoomModel, Warmth
from custom_components.power_budget.engine.plain import from_plain, to_plain

from .rooms import LIVING, Days, mild
from .tables import rows

BARE = RoomModel(warming_k_per_h=2, exchange_per_h=0, loss_per_h=0.05, gain_k_per_h=0, mass_h=0)


@pytest.mark.parametrize("row", rows(RoomModel.slot.__doc__, "share"), ids="|".join)
def test_the_worked_table_of_a_slot(row: list[str]) -> None:
    share, air_c, mass_c = map(float, row)
    later = LIVING.slot(0.25).after(Warmth(17, 17), share, 0)
    assert later == pytest.approx((air_c, mass_c), abs=5e-4)


def test_a_room_without_mass_is_one_state() -> None:
    later = BARE.slot(1).after(Warmth(20, 5), 0, 0)
    assert later == pytest.approx((20 * 0.9875**4, 5))


@pytest.mark.parametrize("row", rows(module.observed.__doc__, "days"), ids="|".join)
def test_the_worked_table_of_what_is_learned(row: list[str]) -> None:
    days, warming, exchange, loss, mass_h, error_k = map(float, row)
    memory = Days(days=days).learned()
    found = memory.model
    assert [round(each, 1) for each in found[:3]] == [warming, exchange, loss]
    assert found.mass_h == mass_h
    assert memory.error_k is not None
    assert memory.error_k < error_k


@pytest.mark.parametrize("row", rows(module._belief.__doc__, "missed"), ids="|".join)
def test_the_worked_table_of_belief(row: list[str]) -> None:
    missed, doubted, counts = map(float, row)
    assert module._belief(missed, doubted) == pytest.approx(counts)


@pytest.mark.parametrize("every_s", [10, 60, 300])
def test_it_does_not_matter_how_often_samples_come(every_s: float) -> None:
    found = Days(days=1.5, every_s=every_s, outdoor_c=mild).learned().model
    assert found[:3] == pytest.approx(LIVING[:3], abs=0.12)


def test_a_room_without_mass_is_found_to_be_one() -> None:
    found = Days(model=BARE, days=4).learned().model
    assert found.mass_h == 0
    assert (found.warming_k_per_h, found.loss_per_h) == pytest.approx((2, 0.05), rel=0.1)


def noisy(index: int, air_c: float) -> float:
    """Return what a thermometer shows with a tenth of a kelvin of noise, in tenths."""
    return round(air_c + 0.05 * sin(index * index), 1)


IMPERFECT = {
    "a thermometer in tenths, and noise": Days(days=4, every_s=60, shown=noisy),
    "a window that is open a quarter of an hour each day": Days(
        days=4, rate=lambda hour: -10 if 8 <= hour % 24 < 8.25 else 0
    ),
    "the sun at noon": Days(days=4, rate=lambda hour: 0.5 if 11 <= hour % 24 < 14 else 0),
    "half the rated power": Days(days=4, power=0.5),
    "a mass between those that are tried": Days(days=4, model=LIVING._replace(mass_h=17)),
    "other heat all the time": Days(days=4, rate=lambda _: 0.3, outdoor_c=mild),
}


@pytest.mark.parametrize("days", IMPERFECT.values(), ids=IMPERFECT)
def test_it_is_trusted_where_things_are_not_ideal(days: Days) -> None:
    memory = days.learned()
    assert memory.is_trusted
    assert memory.model.warming_k_per_h == pytest.approx(5.5 * days.power, rel=0.15)


def test_nothing_is_trusted_before_a_day_has_passed() -> None:
    assert not Days(days=0.9).learned().is_trusted


def test_a_room_that_its_heater_does_not_warm_is_not_trusted() -> None:
    def swinging(hour: float) -> float:
        return 3.0 if hour % 7 < 3.5 else -3.0

    assert not Days(days=4, power=0.0, rate=swinging).learned().is_trusted


def test_what_is_not_seen_for_hours_teaches_nothing() -> None:
    days = Days(days=3, every_s=300)
    samples = list(days.samples())
    memory = met(samples[0])
    for index, sample in enumerate(samples[1:]):
        if not 300 < index < 400:
            memory = observed(memory, sample)
    assert memory.model.warming_k_per_h == pytest.approx(5.5, rel=0.05)
    assert memory.is_trusted


def test_what_is_learned_is_kept_as_json_and_is_small() -> None:
    memory = Days(days=1.01, every_s=300).learned()
    text = json.dumps(to_plain(memory))
    assert from_plain(RoomMemory, json.loads(text)) == memory
    assert len(text) < 6000


def test_another_beginning_comes_to_the_same() -> None:
    first, *others = Days(days=5, every_s=300).samples()
    memory = met(first._replace(measured_c=first.measured_c + 5))
    for sample in others:
        memory = observed(memory, sample)
    assert memory.model[:3] == pytest.approx(LIVING[:3], abs=0.3)
