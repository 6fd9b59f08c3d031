"""Batteries that cover what is too much for a limit, before anybody is shed.

1. A limit is held against what is drawn without batteries: what they do is told apart. So nobody
   starts because one discharges, and none charges from what another gives.
2. Whoever is to run already, and still wants to, may go on as far as batteries can cover what is too much.
   They cover no more than that: never does more run than before because of them.
3. A load that runs at any level is lowered to its least first.
"""

from collections.abc import Callable, Iterable, Sequence
from math import ceil, fsum
from typing import NamedTuple

from ..buffer import QUIET_W
from ..quantity import TOLERANCE, Amount, Watts
from ..site import Site
from ..state import State
from .bounds import of_all
from .contender import Contender, taken
from .distribute import distribute
from .standing import Standing, relied_on

WORTH_W: Watts = 50.0
"""What batteries do in all is a multiple of this, as far as they can: by less nothing is set anew."""


class Backing(NamedTuple):
    """What batteries take from budgets and give to them, by the index of each budget."""

    rooms: Sequence[Amount]
    """What loads may draw without what batteries give."""

    firm: Sequence[Amount]
    """What batteries charge with, whatever is decided."""

    given: Sequence[Watts]
    """What batteries give, whatever is decided."""

    limits: Sequence[Amount]
    """What loads may draw: more than the room only as far as they ran before, and batteries cover it."""


def backed(
    site: Site,
    state: State,
    batteries: Sequence[Standing],
    lowest: Sequence[Amount],
    going_on: Iterable[Contender],
) -> Backing:
    """Return what loads may draw if *lowest* are the limits, and those *going_on* were to run before.

    | limit | are to go on | batteries can cover | and charge firmly | loads may draw |
    |------:|-------------:|--------------------:|------------------:|---------------:|
    |  5000 |         4000 |                2000 |                 0 |           5000 |
    |  5000 |         6000 |                2000 |                 0 |           6000 |
    |  5000 |         8000 |                2000 |                 0 |           7000 |
    |  5000 |         4500 |                   0 |              1000 |           4000 |
    """
    can_cover = covering(batteries)
    firm = on_each(site, batteries, lambda one: one.firm_w)
    given = [_given_w(site, state, index, batteries) for index in range(len(lowest))]
    able = on_each(site, can_cover, lambda one: 0.0 if one.is_stale else one.covers_w)
    ran = taken(site, going_on)
    rooms = [limit - amount for limit, amount in zip(lowest, firm, strict=True)]
    limits = [
        max(room, min(room + given[index] + able[index], ran[index])) for index, room in enumerate(rooms)
    ]
    return Backing(rooms, firm, given, limits)


def covering(batteries: Sequence[Standing]) -> list[Standing]:
    """Return those that can cover anything: none while another charges that is not set from here."""
    if any(one.charges_w > QUIET_W for one in batteries if not one.is_free):
        return []
    return relied_on(one for one in batteries if one.covers_w > 0)


def on_each(site: Site, batteries: Sequence[Standing], watts: Callable[[Standing], Watts]) -> list[Amount]:
    """Return what *batteries* come to on each budget."""
    return [fsum(watts(one) for one in batteries if index in one.line) for index in range(len(site.budgets))]


def _given_w(site: Site, state: State, index: int, batteries: Sequence[Standing]) -> Watts:
    """Return what a budget is given by batteries that are not set from here, as far as its meter shows it."""
    draws = state.budget(site.budgets[index].id).meter.draws
    given_w = 0.0
    for one in batteries:
        if index in one.line and not (one.is_free or one.is_stale):
            draw = draws.get(one.id)
            given_w += max(0.0, -(one.does_w if draw is None else draw.shown_w))
    return given_w


def covered(
    batteries: Sequence[Standing], needs_w: Sequence[Watts], inside_out: Iterable[int]
) -> dict[str, Watts]:
    """Return with how much each of *batteries* discharges so that what budgets need is covered.

    Budgets are looked at from the *inside out*: what is given to one is given to those above, too. It is
    shared so that states of charge level out. Rather too much is given than too little: the least that a
    battery can give, and whole steps.
    """
    gives_w = dict.fromkeys((one.id for one in batteries), 0.0)
    for index in inside_out:
        able = [one for one in batteries if index in one.line]
        lacking_w = needs_w[index] - fsum(gives_w[one.id] for one in able)
        if not able or lacking_w <= TOLERANCE:
            continue
        settables = [
            one.settable(down_w=one.covers_w - gives_w[one.id], up_w=0.0, is_begun=gives_w[one.id] > 0)
            for one in able
        ]
        least_w = -of_all([one.reach for one in settables]).exclusion_lower_w
        worth_w = max(WORTH_W, *(one.step_w for one in settables))
        asked_w = max(least_w, worth_w * ceil(lacking_w / worth_w - TOLERANCE))
        for name, watts in distribute(-asked_w, settables).set_w.items():
            gives_w[name] -= watts
    return gives_w
