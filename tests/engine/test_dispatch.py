"""What assets cannot do of their targets is spread over those that can do more."""

from collections.abc import Mapping, Sequence
from math import fsum, inf
from pathlib import Path
from re import findall

from hypothesis import assume, given, strategies as st
import pytest

from custom_components.power_budget.engine.allocation.dispatch import Ask, level, spread

from .tables import known, numbers, rows

NAMES = "abcdefgh"
A_BIT = 1e-6

powers = st.integers(0, 5000) | st.floats(0, 5000)
unknown = st.none() | powers


def asks(targets: Sequence[float | None], potentials: Sequence[float | None]) -> dict[str, Ask]:
    """Return assets with such targets and potentials, and no limits."""
    pairs = zip(NAMES, targets, potentials, strict=False)
    return {name: Ask(target_w=target, potential_w=potential) for name, target, potential in pairs}


def limited(least_w: float, most_w: float, target_w: float | None, potential_w: float | None) -> Ask:
    """Return an asset with limits."""
    return Ask(target_w=target_w, potential_w=potential_w, least_w=least_w, most_w=least_w + most_w)


plain = st.lists(st.tuples(unknown, unknown), max_size=8).map(
    lambda pairs: asks([target for target, _ in pairs], [potential for _, potential in pairs])
)
"""Assets without limits."""

zoned = st.lists(st.builds(limited, powers, powers | st.just(inf), unknown, unknown), max_size=8).map(
    lambda found: dict(zip(NAMES, found, strict=False))
)
"""Assets with any limits."""


def wanted(assets: Mapping[str, Ask]) -> float:
    """Return what is scheduled in all."""
    return fsum(ask.wanted_w for ask in assets.values())


@pytest.mark.parametrize(("targets", "potentials", "told", "_why"), rows(spread.__doc__, "targets"))
def test_the_table_of_spreading(targets: str, potentials: str, told: str, _why: str) -> None:
    found = spread(asks(known(targets), known(potentials)))
    assert [*found.values()] == known(told)


@pytest.mark.parametrize(("amount", "rooms", "parts"), rows(level.__doc__, "amount"))
def test_the_table_of_levelling(amount: str, rooms: str, parts: str) -> None:
    vessels = dict(zip(NAMES, numbers(rooms), strict=False))
    found = level(float(amount), vessels)
    assert [found[name] for name in vessels] == numbers(parts)


def test_the_example_of_the_documentation() -> None:
    lines = (Path(__file__).parents[2] / "docs/assets.md").read_text().splitlines()
    targets, potentials, told = (
        [float(watts) for watts in findall(r"(\d+) W", line)]
        for name in ("Target", "Potential", "Dispatched power")
        for line in lines
        if line.startswith(f"| *{name}*")
    )
    assert [*spread(asks(targets[:-1], potentials[:-1])).values()] == told[:-1]
    assert [sum(row[:-1]) for row in (targets, potentials, told)] == [
        row[-1] for row in (targets, potentials, told)
    ]


ZONES: dict[str, tuple[list[Ask], list[float]]] = {
    "who cannot do a little is left alone where others have room": (
        [limited(500, 1000, 0, 2000), limited(0, 1000, 100, 1000), limited(0, 1000, 300, 0)],
        [0, 400, 0],
    ),
    "it is woken where they have none": (
        [limited(500, 1000, 0, 2000), limited(0, 1000, 100, 150), limited(0, 1000, 600, 0)],
        [550, 150, 0],
    ),
    "others do less for that": (
        [limited(500, 1000, 0, 2000), limited(0, 1000, 0, 400), limited(0, 1000, 550, 0)],
        [525, 25, 0],
    ),
    "not for more than is lacking": (
        [limited(500, 1000, 0, 2000), limited(0, 1000, 100, 150), limited(0, 1000, 200, 0)],
        [0, 150, 0],
    ),
    "not two for more than is lacking, but the first of two alike": (
        [limited(300, 50, 0, 350), limited(300, 50, 0, 350), limited(0, 1000, 500, 0)],
        [350, 0, 0],
    ),
    "a target in the zone is left to others": (
        [limited(500, 1000, 300, 2000), limited(0, 1000, 100, 1000)],
        [0, 400],
    ),
    "two targets in the zone are one that is not": (
        [limited(500, 0, 300, 500), limited(500, 200, 300, 800)],
        [0, 600],
    ),
    "one that is woken is enough": (
        [limited(100, 0, 0, 100), limited(100, 500, 0, 600), limited(0, 1000, 400, 0)],
        [0, 400, 0],
    ),
    "a potential in the zone is none": ([limited(500, 1000, 800, 400), limited(0, 900, 0, 900)], [0, 800]),
    "nobody does more than it may": ([limited(0, 200, 300, 900), limited(0, 200, 0, 900)], [200, 100]),
}


@pytest.mark.parametrize(("assets", "told"), ZONES.values(), ids=ZONES)
def test_between_zero_and_its_least_no_asset_is(assets: list[Ask], told: list[float]) -> None:
    found = spread(dict(zip(NAMES, assets, strict=False)))
    assert [*found.values()] == pytest.approx(told)


@pytest.mark.parametrize("names", ["abc", "bac"])
def test_of_two_alike_the_first_by_name_is_woken(names: str) -> None:
    alike = [limited(300, 50, 0, 350), limited(300, 50, 0, 350), limited(0, 1000, 500, 0)]
    assert spread(dict(zip(names, alike, strict=True))) == {"a": 350, "b": 0, "c": 0}


def test_what_is_negative_is_nothing() -> None:
    assert spread(asks([-500, 300], [900, 200])) == {"a": 100, "b": 200}
    assert spread(asks([300, 300], [-500, 900])) == {"a": 0, "b": 600}


# Laws


@given(plain)
def test_the_sum_is_kept_as_far_as_potentials_allow(assets: dict[str, Ask]) -> None:
    able = fsum(ask.able_w for ask in assets.values())
    assert fsum(spread(assets).values()) == pytest.approx(min(wanted(assets), able))


@given(zoned)
def test_never_is_more_done_than_was_scheduled(assets: dict[str, Ask]) -> None:
    assert fsum(spread(assets).values()) <= wanted(assets) + A_BIT


@given(zoned)
def test_nobody_is_told_more_than_it_can_and_may_do(assets: dict[str, Ask]) -> None:
    for name, told in spread(assets).items():
        assert 0 <= told <= min(assets[name].potential_w or 0, assets[name].most_w)
        assert told == 0 or told >= assets[name].least_w


@given(zoned)
def test_nobody_is_told_less_than_its_target_unless_it_cannot_follow(assets: dict[str, Ask]) -> None:
    for name, told in spread(assets).items():
        ask = assets[name]
        can_follow = ask.least_w <= ask.wanted_w <= min(ask.potential_w or 0, ask.most_w)
        assert told >= ask.wanted_w or not can_follow


@given(zoned, st.data())
def test_where_everybody_can_follow_nothing_is_touched(assets: dict[str, Ask], data: st.DataObject) -> None:
    followed = {
        name: Ask(
            target_w=data.draw(st.just(0) | st.sampled_from([ask.least_w, ask.able_w])),
            potential_w=ask.potential_w,
            least_w=ask.least_w,
            most_w=ask.most_w,
        )
        for name, ask in assets.items()
        if ask.able_w
    }
    assert spread(followed) == {name: ask.target_w for name, ask in followed.items()}


@given(zoned)
def test_what_is_left_undone_nobody_could_do_alone(assets: dict[str, Ask]) -> None:
    told = spread(assets)
    left = wanted(assets) - fsum(told.values())
    assume(left > A_BIT)
    for name, ask in assets.items():
        assert told[name] == pytest.approx(ask.able_w) or (told[name] == 0 and ask.least_w > left - A_BIT)


@given(plain)
def test_all_who_help_help_the_same_as_far_as_they_can(assets: dict[str, Ask]) -> None:
    told = spread(assets)
    helps = {name: told[name] - ask.own_w for name, ask in assets.items()}
    most = max(helps.values(), default=0)
    assert all(
        help_w == pytest.approx(most, abs=A_BIT) or told[name] == pytest.approx(assets[name].able_w)
        for name, help_w in helps.items()
    )


@given(plain, st.randoms(use_true_random=False))
def test_the_order_does_not_matter(assets: dict[str, Ask], random: st.DataObject) -> None:
    mixed = list(assets)
    random.shuffle(mixed)  # type: ignore[attr-defined]
    assert spread({name: assets[name] for name in mixed}) == pytest.approx(spread(assets))


@given(plain, powers)
def test_who_can_do_more_makes_nobody_do_more(assets: dict[str, Ask], more_w: float) -> None:
    assume(assets)
    first = next(iter(assets))
    before, ask = spread(assets), assets[first]
    raised = Ask(target_w=ask.target_w, potential_w=(ask.potential_w or 0) + more_w)
    after = spread({**assets, first: raised})
    assert all(after[name] <= before[name] + A_BIT for name in assets if name != first)
