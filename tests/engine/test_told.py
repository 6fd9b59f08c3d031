"""What a set-point was told, and whether it follows."""

from datetime import UTC, datetime, timedelta

from custom_components.power_budget.engine.allocation.told import Told
from custom_components.power_budget.engine.health import LONGEST_BLOCK, Faults, Health

NOW = datetime(2026, 11, 28, 12, tzinfo=UTC)


def test_one_that_was_told_nothing_is_set_to_nothing_of_ours() -> None:
    assert not Told().may_be_set
    assert Told().health(NOW) is Health.WORKING


def test_one_that_took_zero_rests() -> None:
    assert Told().taken(500, NOW).may_be_set
    assert not Told().taken(0, NOW).may_be_set


def test_one_that_failed_may_be_set_to_anything() -> None:
    failed = Told().taken(0, NOW).failed(NOW)
    assert failed.set_w is None
    assert failed.may_be_set
    assert failed.health(NOW) is Health.SUSPECT


def test_one_that_fails_is_blocked_for_longer_and_longer() -> None:
    told, blocked_s = Told(), []
    for _ in range(4):
        told = told.failed(NOW)
        until = told.faults.until
        blocked_s.append(0 if until is None else (until - NOW).total_seconds())
    assert blocked_s == [0, 30, 60, 120]
    assert told.health(NOW + timedelta(seconds=119)) is Health.BLOCKED
    assert told.health(NOW + timedelta(seconds=120)) is Health.SUSPECT


def test_a_clock_that_is_set_back_does_not_make_it_blocked_for_days() -> None:
    told, early = Told().failed(NOW).failed(NOW), NOW - timedelta(days=1)
    assert told.not_later(NOW) == told
    assert told.not_later(early) == Told(None, Faults(2, early, early + LONGEST_BLOCK), early)
    assert Told().not_later(early) == Told()


def test_one_that_follows_is_forgiven_all() -> None:
    told = Told().failed(NOW).failed(NOW).taken(500, NOW)
    assert told.health(NOW) is Health.WORKING
    assert told.failed(NOW).health(NOW) is Health.SUSPECT


def test_until_it_answers_it_may_be_set_to_anything() -> None:
    told = Told().taken(0, NOW).being_told(NOW)
    assert (told.set_w, told.may_be_set, told.health(NOW)) == (None, True, Health.WORKING)
