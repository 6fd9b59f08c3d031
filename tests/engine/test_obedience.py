"""Commands that are not followed yet."""

from copy import replace
from datetime import timedelta

from custom_components.power_budget.engine.obedience import Pending, sent

from .plant import START


def test_a_command_is_given_up_after_five_seconds() -> None:
    pending = sent(None, Pending(is_on=True, at=START))
    assert not pending.is_given_up(START + timedelta(seconds=4.9))
    assert pending.is_given_up(START + timedelta(seconds=5))


def test_a_load_may_have_more_patience() -> None:
    pending = sent(None, Pending(is_on=True, at=START, patience=timedelta(seconds=20)))
    assert not pending.is_given_up(START + timedelta(seconds=19.9))
    assert pending.is_given_up(START + timedelta(seconds=20))


def test_a_command_that_raised_is_given_up_at_once() -> None:
    assert Pending(is_on=True, at=START, failed=True).is_given_up(START)


def test_a_command_that_is_sent_again_stays_given_up_and_has_not_failed_again() -> None:
    later = START + timedelta(seconds=5)
    again = sent(Pending(is_on=True, at=START), Pending(is_on=True, at=later))
    assert (again.tries, again.is_given_up(later), again.has_failed(later)) == (2, True, False)


def test_the_opposite_command_is_a_new_one() -> None:
    later = START + timedelta(seconds=9)
    new = Pending(is_on=False, at=later)
    assert sent(Pending(is_on=True, at=START, tries=3), new) == new


def test_another_level_is_a_first_try_once_the_one_before_has_failed() -> None:
    before = Pending(is_on=True, at=START, level_w=500, tries=2)
    in_time, too_late = (
        Pending(is_on=True, at=START + timedelta(seconds=seconds), level_w=700) for seconds in (4, 5)
    )
    assert sent(before, too_late) == too_late
    assert sent(before, in_time) == replace(in_time, tries=2, awaited_since=START)
