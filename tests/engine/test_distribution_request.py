"""Requests to distribute power, and their results."""

from collections.abc import Mapping

from hypothesis import given, strategies as st
import pytest

from custom_components.power_budget.engine.allocation.bounds import Bounds
from custom_components.power_budget.engine.allocation.distribute import Settable
from custom_components.power_budget.engine.allocation.request import (
    Error,
    OutOfBounds,
    PartialFailure,
    Plan,
    Request,
    Success,
    Target,
    Unusable,
    concluded,
    planned,
)
from custom_components.power_budget.engine.health import Health

from .settables import bounds_of_any_kind

BOUNDS = Bounds(
    inclusion_lower_w=-1000, exclusion_lower_w=-200, exclusion_upper_w=200, inclusion_upper_w=1000
)

TWO = Bounds(inclusion_lower_w=-2000, exclusion_lower_w=-200, exclusion_upper_w=200, inclusion_upper_w=2000)
"""What two of them can be set to together."""


def target(
    load: str, health: Health = Health.WORKING, bounds: Bounds | None = BOUNDS, *, known: bool = True
) -> Target:
    """Return a load that weighs as much as the others."""
    settable = Settable(load=load, bounds=bounds) if known and bounds is not None else None
    return Target(load=load, health=health, settable=settable, widest=bounds)


def stepped(step_w: float) -> Target:
    """Return a load that is set in steps."""
    return Target(load="a", settable=Settable(load="a", bounds=BOUNDS, step_w=step_w))


def plan(set_w: Mapping[str, float], excess_w: float = 0) -> Plan:
    """Return what is to be set."""
    return Plan(set_w=set_w, excess_w=excess_w)


WORKING, SUSPECT, BLOCKED = target("a"), target("b", Health.SUSPECT), target("c", Health.BLOCKED)
UNKNOWN = target("d", known=False)

SITUATIONS: dict[str, tuple[Request, list[Target], object]] = {
    "within the bounds": (Request(power_w=800), [WORKING, target("b")], plan({"a": 400, "b": 400})),
    "lowered to the bounds": (Request(power_w=-2500), [WORKING], plan({"a": -1000}, -1500)),
    "not lowered": (
        Request(power_w=-2500, adjust_power=False),
        [WORKING, target("b")],
        OutOfBounds(bounds=TWO),
    ),
    "not lifted out of the exclusion zone": (
        Request(power_w=150),
        [WORKING, target("b")],
        OutOfBounds(bounds=TWO),
    ),
    "enough for one alone": (Request(power_w=300), [WORKING, target("b")], plan({"a": 300, "b": 0})),
    "zero goes through, to everybody": (
        Request(power_w=0, adjust_power=False),
        [WORKING, SUSPECT, BLOCKED, UNKNOWN],
        plan({"a": 0, "b": 0, "c": 0, "d": 0}),
    ),
    "who is suspect rests while another works": (
        Request(power_w=800),
        [WORKING, SUSPECT, BLOCKED],
        plan({"a": 800, "b": 0}),
    ),
    "who is suspect where none works": (Request(power_w=800), [SUSPECT, BLOCKED], plan({"b": 800})),
    "who is broken, if they are included": (
        Request(power_w=900, include_broken=True),
        [WORKING, SUSPECT, BLOCKED],
        plan({"a": 300, "b": 300, "c": 300}),
    ),
    "who is broken and takes no part is told zero, if they are included": (
        Request(power_w=900, include_broken=True),
        [WORKING, target("c", Health.BLOCKED, bounds=None)],
        plan({"a": 900, "c": 0}),
    ),
    "not lowered by less than a step": (
        Request(power_w=950, adjust_power=False),
        [stepped(100)],
        plan({"a": 900}, 50),
    ),
    "not lowered to the bounds, by less than a step either": (
        Request(power_w=1050, adjust_power=False),
        [stepped(100)],
        OutOfBounds(bounds=BOUNDS),
    ),
    "nobody works": (Request(power_w=800), [BLOCKED], Error(reason=Unusable.NONE_WORKS)),
    "nobody is known": (Request(power_w=800), [UNKNOWN], Error(reason=Unusable.NONE_KNOWN)),
    "nobody is named": (Request(power_w=800), [], Error(reason=Unusable.NONE_KNOWN)),
    "who is not known rests": (Request(power_w=800), [WORKING, UNKNOWN], plan({"a": 800, "d": 0})),
    "who is not known takes the rest, with the broken ones": (
        Request(power_w=1600, include_broken=True),
        [WORKING, UNKNOWN, target("e", known=False)],
        plan({"a": 1000, "d": 300, "e": 300}),
    ),
    "who is not known takes all in equal parts, where none is": (
        Request(power_w=800, include_broken=True),
        [UNKNOWN, target("e", known=False)],
        plan({"d": 400, "e": 400}),
    ),
    "of whom no bounds are known takes no part": (
        Request(power_w=800, include_broken=True),
        [target("a", bounds=None)],
        Error(reason=Unusable.NONE_KNOWN),
    ),
    "where nobody can, it is lowered to nothing": (
        Request(power_w=800),
        [target("a", bounds=BOUNDS.only(up=False, down=True))],
        plan({"a": 0}, 800),
    ),
    "between what one can take and what two must is not within the bounds": (
        Request(power_w=350, adjust_power=False),
        [target(name, bounds=Bounds(exclusion_upper_w=200, inclusion_upper_w=300)) for name in "ab"],
        OutOfBounds(bounds=Bounds(inclusion_lower_w=0, exclusion_upper_w=200, inclusion_upper_w=600)),
    ),
}


@pytest.mark.parametrize(("request_", "targets", "answer"), SITUATIONS.values(), ids=SITUATIONS)
def test_what_is_set(request_: Request, targets: list[Target], answer: object) -> None:
    assert planned(request_, targets) == answer


def test_what_succeeded() -> None:
    assert concluded(plan({"a": 300, "b": 500}, 200), {"a": 300, "b": 500}) == Success(
        set_w={"a": 300, "b": 500}, succeeded_power_w=800, excess_power_w=200
    )


def test_what_a_limit_took_is_what_nobody_can_take() -> None:
    assert concluded(plan({"a": 300, "b": 500}, 200), {"a": 300, "b": 100}) == Success(
        set_w={"a": 300, "b": 100}, succeeded_power_w=400, excess_power_w=600
    )


def test_what_failed_is_not_what_succeeded() -> None:
    assert concluded(plan({"a": 300, "b": 500}, 200), {"a": 300, "b": None}) == PartialFailure(
        set_w={"a": 300}, succeeded_power_w=300, excess_power_w=200, failed=("b",), failed_power_w=500
    )


targets = st.lists(
    st.builds(
        target, st.sampled_from("abcdef"), st.sampled_from(Health), bounds_of_any_kind, known=st.booleans()
    ),
    unique_by=lambda one: one.load,
)
requests = st.builds(
    Request, power_w=st.integers(-9000, 9000), adjust_power=st.booleans(), include_broken=st.booleans()
)


@given(request_=requests, targets=targets, data=st.data())
def test_all_that_was_asked_for_is_accounted_for(
    request_: Request, targets: list[Target], data: st.DataObject
) -> None:
    answer = planned(request_, targets)
    if not isinstance(answer, Plan):
        return
    failed = data.draw(st.lists(st.sampled_from(sorted(answer.set_w) or ["a"]), unique=True))
    taken_w = {
        load: None if load in failed else data.draw(st.just(w) | st.just(0.0))
        for load, w in answer.set_w.items()
    }
    result = concluded(answer, taken_w)
    parts = (result.succeeded_power_w, result.failed_power_w, result.excess_power_w)
    assert sum(parts) == pytest.approx(request_.power_w)
    assert {*result.set_w, *result.failed} == set(answer.set_w)
    assert request_.adjust_power or answer.excess_w == pytest.approx(0)


@given(request_=requests, targets=targets)
def test_who_is_blocked_is_told_nothing_but_zero(request_: Request, targets: list[Target]) -> None:
    answer = planned(request_, targets)
    if isinstance(answer, Plan) and request_.power_w and not request_.include_broken:
        assert all(target.health is not Health.BLOCKED for target in targets if target.load in answer.set_w)
