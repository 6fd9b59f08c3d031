"""What does not matter to a decision, and what more power never does."""

from copy import replace
from random import Random

from hypothesis import given, strategies as st

from custom_components.power_budget.engine import Load, Site, Unit, decide

from .plant import HOUSE, Plant
from .sites import MODULATIONS, NO_TIMES, sites

NEW_NAMES = dict(zip("abcdef", ["zoe", "yan", "x y", "w", "vera", "ù"], strict=True))


@st.composite
def plants(draw: st.DrawFn, made: st.SearchStrategy[Site] | None = None) -> Plant:
    """Draw a budget at any moment of its life."""
    house = Plant(draw(sites() if made is None else made))
    for load in house.site.loads:
        house.ask(load.id, is_on=draw(st.booleans()))
        house.boost(load.id, is_on=draw(st.integers(0, 3)) == 0)
        house.read[load.id] = {
            "measured_c": draw(st.none() | st.sampled_from([15, 18, 18.2, 18.5, 18.9, 22])),
            "setpoint_c": 20,
        }
    house.settle()
    for _ in range(draw(st.integers(0, 3))):
        house.wait(draw(st.sampled_from([10, 60, 120])))
        name = draw(st.sampled_from(house.site.loads)).id
        house.ask(name, is_on=draw(st.booleans()))
        house.settle(turns_pass=draw(st.booleans()))
    return house


@given(plants(), st.booleans())
def test_the_same_snapshot_gives_the_same_decision(house: Plant, turns_pass: bool) -> None:
    assert house.decide(turns_pass=turns_pass) == house.decide(turns_pass=turns_pass)


@given(plants(sites(min_times=NO_TIMES)), st.tuples(st.floats(0, 4000), st.floats(0, 4000)))
def test_more_power_never_means_that_less_is_granted(house: Plant, limits: tuple[float, float]) -> None:
    granted = []
    for limit in sorted(limits):
        house.site = _with_limit(
            house.site, limit if house.site.budgets[0].unit is Unit.WATTS else limit // 1000
        )
        granted.append(house.decide().outcomes[HOUSE].granted)
    assert granted[0] <= granted[1] + 1e-6


@given(plants(), st.booleans())
def test_names_do_not_matter(house: Plant, turns_pass: bool) -> None:
    renamed = Plant(
        replace(house.site, loads=tuple(map(_renamed, house.site.loads))),
        replace(house.state, loads={NEW_NAMES[name]: load for name, load in house.state.loads.items()}),
    )
    snapshot = house.snapshot(turns_pass=turns_pass)
    decision = house.decide(turns_pass=turns_pass)
    readings = {NEW_NAMES[name]: reading for name, reading in snapshot.loads.items()}
    again = decide(renamed.site, renamed.state, replace(snapshot, loads=readings))
    assert again.grants == tuple(replace(one, load=NEW_NAMES[one.load]) for one in decision.grants)
    assert again.commands == tuple(replace(one, load=NEW_NAMES[one.load]) for one in decision.commands)


@given(plants(sites(units=st.just(Unit.LOADS))), st.booleans())
def test_loads_are_watts_where_all_draw_the_same(house: Plant, turns_pass: bool) -> None:
    by_loads = house.decide(turns_pass=turns_pass)
    steps = tuple(1000 * step for step in house.site.budgets[0].power_steps)
    budget = replace(house.site.budgets[0], unit=Unit.WATTS, power_steps=steps)
    loads = tuple(replace(load, power_w=1000) for load in house.site.loads)
    house.site = Site(budgets=(budget,), loads=loads)
    by_watts = house.decide(turns_pass=turns_pass)
    assert by_watts.commands == by_loads.commands
    assert [one.reason for one in by_watts.grants] == [one.reason for one in by_loads.grants]
    assert by_watts.outcomes[HOUSE].granted == 1000 * by_loads.outcomes[HOUSE].granted


def _renamed(load: Load) -> Load:
    return replace(load, id=NEW_NAMES[load.id], name=NEW_NAMES[load.name])


def _with_limit(site: Site, limit: float) -> Site:
    return replace(site, budgets=(replace(site.budgets[0], power_steps=(limit,)),))


@given(
    plants(sites(most_budgets=4, modulations=MODULATIONS)), st.randoms(use_true_random=False), st.booleans()
)
def test_it_does_not_matter_in_which_order_budgets_are_told(
    house: Plant, random: Random, turns_pass: bool
) -> None:
    ruling, *others = house.site.budgets
    random.shuffle(others)
    shuffled = replace(house.site, budgets=(ruling, *others))
    snapshot = house.snapshot(turns_pass=turns_pass)
    assert decide(shuffled, house.state, snapshot) == decide(house.site, house.state, snapshot)
