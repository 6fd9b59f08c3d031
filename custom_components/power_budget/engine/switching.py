"""What to command: only differences, and off before on."""

from collections.abc import Collection, Iterable
from datetime import datetime

from .allocation.contender import Contender
from .decision import Command


def commands(
    contenders: Iterable[Contender], chosen: Collection[int], at: datetime, *, turns_pass: bool
) -> tuple[Command, ...]:
    """Return what must be sent now so that those run whose ordinals are in *chosen*, and no others.

    As long as one that must stop is seen on, and is not given up, nothing is started: its
    watts are not free before it is seen off. Nor is anything started together with a stop that
    takes back a start which was not followed yet. A command is sent again once patience is
    over; a stop to one that was given up delays no start.
    """
    differing = [one for one in contenders if _differs(one, is_on=one.ordinal in chosen)]
    awaited = [one for one in differing if one.ordinal not in chosen and not one.stuck]
    starting = [one for one in differing if one.ordinal in chosen]
    stuck = [one for one in differing if one.ordinal not in chosen and one.stuck]
    stops = _sent(awaited, at, is_on=False, turns_pass=turns_pass)
    retries = _sent(stuck, at, is_on=False, turns_pass=turns_pass)
    if stops or any(one.runs for one in awaited):
        return stops + retries
    return _sent(starting, at, is_on=True, turns_pass=turns_pass) or retries


def _sent(
    contenders: Iterable[Contender], at: datetime, *, is_on: bool, turns_pass: bool
) -> tuple[Command, ...]:
    """Return the command for each of *contenders* to whom it is due."""
    return tuple(
        Command(load=one.load.id, is_on=is_on)
        for one in contenders
        if _is_due(one, at, is_on=is_on, turns_pass=turns_pass)
    )


def _differs(one: Contender, *, is_on: bool) -> bool:
    """Return whether a switch is not, or will not stay, what it should be."""
    if not one.available:
        return False
    pending = one.memory.pending
    return one.runs is not is_on or (pending is not None and pending.is_on is not is_on)


def _is_due(one: Contender, at: datetime, *, is_on: bool, turns_pass: bool) -> bool:
    """Return whether to send a command now, for the first time or again."""
    pending = one.memory.pending
    if pending is None or pending.is_on is not is_on:
        return True
    return pending.may_repeat(at, turns_pass=turns_pass)
