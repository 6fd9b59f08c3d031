"""Commands that are not followed yet."""

from datetime import timedelta

from custom_components.power_budget.engine.obedience import Pending, sent

from .plant import START


def test_a_command_is_given_up_after_five_seconds() -> None:
    pending = sent(None, is_on=True, at=START)
    assert not pending.is_given_up(START + timedelta(seconds=4.9))
    assert pending.is_given_up(START + timedelta(seconds=5))


def test_a_command_that_raised_is_given_up_at_once_and_not_repeated_at_once() -> None:
    pending = Pending(is_on=True, at=START, failed=True)
    assert pending.is_given_up(START)
    assert not pending.may_repeat(START, turns_pass=False)
    assert pending.may_repeat(START, turns_pass=True)


def test_a_command_that_is_sent_again_stays_given_up() -> None:
    later = START + timedelta(seconds=5)
    again = sent(Pending(is_on=True, at=START), is_on=True, at=later)
    assert (again.tries, again.is_given_up(later), again.may_repeat(later, turns_pass=False)) == (
        2,
        True,
        False,
    )


def test_the_opposite_command_is_a_new_one() -> None:
    later = START + timedelta(seconds=9)
    assert sent(Pending(is_on=True, at=START, tries=3), is_on=False, at=later) == Pending(
        is_on=False, at=later
    )
