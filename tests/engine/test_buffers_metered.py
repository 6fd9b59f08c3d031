"""Batteries under a meter that shows them late: nothing is counted twice, and nothing sways."""

from hypothesis import given, settings, strategies as st
import pytest

from custom_components.power_budget.engine import LimitSource
from custom_components.power_budget.engine.buffer import Service

from .buffered import BufferedPlant, battery, buffered, watching
from .metered import LIMIT_W
from .plant import HOUSE, load

LAGS_S = (1, 5, 10)
"""A meter of which nothing is known yet is taken to be no later than 10 s."""


def test_what_a_battery_gives_is_no_room() -> None:
    house = buffered(load("hall", 2000), load("bath", 2000), batteries=[battery()], base_w=1500)
    house.live(100)
    house.base_w = 3500
    house.live(300)
    assert (house.running, house.does_w, house.drawn_w) == (["hall", "bath"], [-1500], LIMIT_W)
    assert house.decide().outcomes[HOUSE].limits[LimitSource.METER] == 2500


@pytest.mark.parametrize(
    ("most_w", "running", "does_w"),
    [(2000, [], -1000), (4000, ["hall"], -3000)],
    ids=["the rest alone", "a heater, too"],
)
def test_what_the_rest_of_the_house_draws_beyond_the_limit_is_covered(
    most_w: float, running: list[str], does_w: float
) -> None:
    house = buffered(load("hall", 2000), batteries=[battery(most_discharge_w=most_w)], base_w=1500, lag_s=5)
    house.live(300)
    house.base_w = 7000
    house.live(300)
    assert (house.running, house.does_w, house.drawn_w) == (running, [does_w], LIMIT_W)
    house.base_w = 3000
    house.live(300)
    assert (house.running, house.does_w, house.drawn_w) == (["hall"], [1000], LIMIT_W)


def test_what_a_battery_takes_is_no_load_of_the_house() -> None:
    house = buffered(load("hall", 2000), batteries=[battery()], base_w=1500, asking=False)
    house.live(300)
    assert house.does_w == [2000]
    house.ask("hall")
    house.live(10)
    assert (house.running, house.does_w) == (["hall"], [2000])
    house.base_w = 3000
    house.live(10)
    assert (house.running, house.does_w, house.drawn_w) == (["hall"], [1000], LIMIT_W)


def test_nobody_starts_before_the_meter_shows_that_less_is_charged() -> None:
    house = buffered(load("hall", 2000), batteries=[battery()], base_w=3000, lag_s=5, asking=False)
    house.live(300)
    house.ask("hall")
    house.live(3)
    assert (house.running, house.does_w) == ([], [1000])
    house.live(60)
    assert house.running == ["hall"]
    assert max(house.drawn.values()) <= LIMIT_W


def test_an_idle_heater_is_not_covered_until_it_draws() -> None:
    house = buffered(
        load("hall", 2000), load("bath", 2000), batteries=[battery()], base_w=1500, factor={"bath": 0}
    )
    house.live(100)
    while house.base_w < 3500:
        house.base_w += 100
        house.live(5)
    assert (house.running, house.does_w) == (["hall", "bath"], [0])
    house.factor["bath"] = 1
    house.live(10)
    assert (house.running, house.does_w) == (["hall", "bath"], [-1500])


def test_what_another_battery_covers_lets_nobody_stop_and_nobody_start() -> None:
    rooms = [load("hall", 2000), load("bath", 2000)]
    house = buffered(*rooms, batteries=[watching()], base_w=1500, lag_s=3)
    house.live(100)
    house.base_w, house.inverters["garage"].does_w = 3500, -2000
    house.live(300)
    assert house.running == ["hall", "bath"]
    house.ask("bath", is_on=False)
    house.live(100)
    house.ask("bath")
    house.live(300)
    assert (house.running, house.drawn_w) == (["hall"], 3500)


def test_while_the_meter_is_silent_nothing_is_charged_nor_covered() -> None:
    house = buffered(load("hall", 2000), batteries=[battery()], base_w=1500)
    house.live(100)
    assert house.does_w == [2000]
    house.silent = True
    house.live(100)
    assert (house.running, house.does_w, house.services) == ([], [0], [Service.METER_SILENT])


def test_what_a_silent_meter_leaves_is_not_extended_by_what_a_battery_covers() -> None:
    house = buffered(load("hall", 2000), batteries=[battery()], base_w=3000, stale_limit_w=1000)
    house.live(200)
    house.base_w = 5000
    house.live(60)
    assert (house.running, house.does_w) == (["hall"], [-1000])
    house.silent = True
    house.live(62)
    assert (house.running, house.does_w) == ([], [0])


def test_what_is_covered_is_covered_until_those_are_off_that_a_silent_meter_stops() -> None:
    house = buffered(load("hall", 2000), load("bath", 2000), batteries=[battery()], base_w=1500)
    house.live(100)
    house.base_w = 3500
    house.live(20)
    house.silent, house.deaf = True, {"bath"}
    house.live(62)
    assert (house.running, house.does_w) == (["bath"], [-1500])
    house.deaf = set()
    house.live(30)
    assert (house.running, house.does_w) == ([], [0])


@pytest.mark.parametrize("lag_s", [30, 60])
@pytest.mark.parametrize("is_measured", [False, True])
def test_under_a_meter_that_is_later_than_it_is_known_to_be_nothing_sways(
    lag_s: int, is_measured: bool
) -> None:
    rooms = [load("hall", 2000), load("bath", 1000)]
    batteries = [battery(is_measured=is_measured), battery("garage", is_measured=is_measured)]
    house = buffered(*rooms, batteries=batteries, base_w=1000, lag_s=lag_s)
    for base_w in (1000, 5000, 3000):
        house.base_w = base_w
        house.live(900)
        before = house.changes, house.running, house.does_w
        house.live(300)
        assert (house.changes, house.running, house.does_w) == before
        assert house.drawn_w <= LIMIT_W


def test_one_that_does_not_give_what_it_was_told_is_found_out_by_the_meter() -> None:
    weak = battery(gives_at_most_w=100)
    house = buffered(load("hall", 2000), load("bath", 1000), batteries=[weak], base_w=2500)
    house.live(100)
    house.base_w = 4000
    house.live(400)
    assert house.drawn_w <= LIMIT_W


@st.composite
def houses(draw: st.DrawFn) -> BufferedPlant:
    """Draw a house with up to three heaters and two batteries, measured or not, under a late meter."""
    powers_w = draw(st.lists(st.sampled_from([500.0, 1000.0, 2000.0]), min_size=1, max_size=3))
    loads = [load(name, power_w) for name, power_w in zip("abc", powers_w, strict=False)]
    batteries = [
        battery(
            name,
            is_measured=draw(st.booleans()),
            most_charge_w=draw(st.sampled_from([500.0, 2000.0])),
            most_discharge_w=draw(st.sampled_from([500.0, 2000.0])),
            takes_rest=draw(st.booleans()),
        )
        for name in ("cellar", "garage")[: draw(st.integers(1, 2))]
    ]
    lag_s, every_s = draw(st.sampled_from(LAGS_S)), draw(st.sampled_from([1, 5]))
    return buffered(*loads, batteries=batteries, base_w=1000, lag_s=lag_s, every_s=every_s)


events = st.lists(
    st.tuples(st.sampled_from("abc"), st.booleans(), st.sampled_from([0.0, 1000.0, 3000.0, 5000.0])),
    min_size=1,
    max_size=5,
)
"""Which thermostat says what, and what the rest of the house draws."""


@settings(max_examples=25, deadline=None)
@given(house=houses(), changes=events)
def test_at_constant_inputs_nothing_sways_and_the_limit_holds(
    house: BufferedPlant, changes: list[tuple[str, bool, float]]
) -> None:
    house.live(30)
    for name, is_on, base_w in changes:
        if name in {one.id for one in house.site.loads}:
            house.ask(name, is_on=is_on)
        house.base_w = base_w
        house.live(400)
        assert house.drawn_w <= LIMIT_W
        assert not (max(house.does_w) > 0 > min(house.does_w))
        before = house.changes, house.running, house.does_w
        house.live(200)
        assert (house.changes, house.running, house.does_w) == before


@settings(max_examples=15, deadline=None)
@given(house=houses(), changes=events)
def test_charging_alone_never_passes_the_limit(
    house: BufferedPlant, changes: list[tuple[str, bool, float]]
) -> None:
    for name, is_on, _ in changes:
        if name in {one.id for one in house.site.loads}:
            house.ask(name, is_on=is_on)
        house.live(120, turn_s=45)
        assert max(house.drawn.values()) <= LIMIT_W
