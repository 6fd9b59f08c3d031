"""An absence that ends by itself: at the return that was announced, and with rooms that are warm by then."""

from datetime import timedelta

import pytest

from custom_components.power_budget.engine import Controls, DemandSource, Site
from custom_components.power_budget.engine.anticipation.timetable import FOREVER, absences

from .circuits import budget, circuits
from .plant import HOUSE, START, Plant, load, plant

SOON = timedelta(minutes=30)
COLD = {"measured_c": 15.0, "setpoint_c": 20.0}
AHEAD = {**COLD, "ahead_c": 20.0}


def left(house: Plant, until: timedelta | None = SOON, name: str = HOUSE) -> Plant:
    """Return *house* as nobody is there, so long if anybody said."""
    return_at = None if until is None else START + until
    house.state = house.state.with_controls(name, away=True, return_at=return_at)
    return house


def bedroom(read: dict[str, float], limit: float = 2000) -> Plant:
    """Return a house with a bedroom of which so much is read, and a bath that is asked by its own switch."""
    house = plant(load("bed", demand=DemandSource.TEMPERATURE), load("bath"), limit=limit)
    house.read["bed"] = dict(read)
    house.ask("bath")
    return house


def test_away_ends_at_the_return() -> None:
    house = left(bedroom(COLD))
    decision = house.cycle()
    assert [grant.reason for grant in decision.grants] == ["away", "away"]
    assert decision.wake_at == START + SOON

    house.at += SOON
    assert house.reasons == ["heating", "heating"]
    house.cycle()
    controls = house.state.budget(HOUSE).controls
    assert (controls.away, controls.return_at) == (False, None)


def test_away_without_a_return_does_not_end() -> None:
    house = left(bedroom(COLD), None)
    assert house.cycle().wake_at is None
    house.at += timedelta(days=300)
    assert house.reasons == ["away", "away"]


def test_somebody_who_is_back_before_is_at_home() -> None:
    controls = left(bedroom(COLD)).state.budget(HOUSE).controls
    assert controls.left(away=True) == controls
    assert controls.left(away=False) == Controls()


EARLY = {
    "ahead of the return": (AHEAD, SOON, "preheating"),
    "not ahead": (COLD, SOON, "away"),
    "of which nobody knows": (AHEAD, None, "away"),
    "as warm as it will have to be": ({**AHEAD, "measured_c": 20.5}, SOON, "away"),
}


@pytest.mark.parametrize(("read", "until", "reason"), EARLY.values(), ids=EARLY)
def test_a_room_is_warmed_ahead_of_a_return(
    read: dict[str, float], until: timedelta | None, reason: str
) -> None:
    house = left(bedroom(read), until)
    assert house.reasons == [reason, "away"]
    house.settle()
    assert house.running == (["bed"] if reason == "preheating" else [])


def test_it_stops_at_once_if_the_return_is_put_off() -> None:
    house = plant(load("bed", demand=DemandSource.TEMPERATURE, min_on=timedelta(hours=1)))
    house.read["bed"] = dict(AHEAD)
    left(house).settle()
    assert house.running == ["bed"]
    house.read["bed"] = dict(COLD)
    house.settle()
    assert house.running == []


def test_who_is_at_home_goes_before_who_will_be() -> None:
    house = circuits(
        budget(HOUSE, 1000),
        budget("guest"),
        loads=(
            load("bed", budget="guest", demand=DemandSource.TEMPERATURE),
            load("hall", demand=DemandSource.TEMPERATURE),
        ),
    )
    house.read |= {"bed": dict(AHEAD), "hall": {"measured_c": 19.7, "setpoint_c": 20.0}}
    left(house, name="guest")
    assert house.reasons == ["waiting", "heating"]


def test_the_last_to_return_decides() -> None:
    house = circuits(budget(HOUSE), budget("guest"), loads=(load("bed", budget="guest"),))
    left(left(house, SOON, "guest"), 2 * SOON, HOUSE)
    assert absences(house.site, house.state) == [START + 2 * SOON, START + 2 * SOON]
    left(house, None, "guest")
    assert absences(house.site, house.state) == [START + 2 * SOON, FOREVER]


def test_nobody_is_warmed_ahead_unless_all_returns_are_known() -> None:
    house = circuits(
        budget(HOUSE),
        budget("guest"),
        loads=(load("bed", budget="guest", demand=DemandSource.TEMPERATURE),),
    )
    house.read["bed"] = dict(AHEAD)
    assert left(left(house, SOON, "guest"), None, HOUSE).reasons == ["away"]
    assert left(house, SOON, HOUSE).reasons == ["preheating"]


def test_an_absence_from_one_budget_is_none_from_another() -> None:
    site = Site(budgets=(budget(HOUSE), budget("garage", parent=None)), loads=())
    assert absences(site, left(plant()).state) == [START + SOON, None]
