"""Whatever set-points can be told, they are told what their assets can do."""

from collections.abc import Mapping
from datetime import UTC, datetime
from math import fsum, inf

from hypothesis import given, strategies as st

from custom_components.power_budget.engine.allocation.dispatch import dispatch
from custom_components.power_budget.engine.asset import Asset, AssetReading
from custom_components.power_budget.engine.setpoint import Setpoint, SetpointRange

AT = datetime(2026, 11, 28, 12, tzinfo=UTC)
A_BIT_W = 1e-2
"""To so much are set-points in megawatts exact that are told six decimals."""

NAMES = "abcdef"

powers = st.integers(0, 5000) | st.floats(0, 5000)
ranges = st.builds(
    SetpointRange,
    least=st.sampled_from([0.0, -50.0, -3680.0, -inf]),
    most=st.sampled_from([0.0, 3.0, 3000.0, 3680.5, inf]),
    step=st.sampled_from([0.0, 0.1, 1.0, 70.0, 200.0]),
)
setpoints = st.builds(Setpoint, shown=st.none(), bounds=ranges, unit_w=st.sampled_from([1.0, 1000.0, 1e6]))
pairs = st.tuples(
    st.builds(Asset, id=st.just(""), name=st.just(""), min_w=powers, max_w=powers | st.just(inf)),
    st.builds(
        AssetReading,
        target_w=st.none() | powers,
        potential_w=st.none() | powers,
        setpoint=setpoints,
        requested_w=st.none() | powers,
    ),
)


def told_w(found: list[tuple[Asset, AssetReading]]) -> Mapping[int, float]:
    """Return what set-points are told in watts, by the place of their assets."""
    assets = [
        Asset(id=name, name=name, min_w=asset.min_w, max_w=asset.max_w)
        for name, (asset, _) in zip(NAMES, found, strict=False)
    ]
    readings = {name: reading for name, (_, reading) in zip(NAMES, found, strict=False)}
    commands = [one.command for one in dispatch(assets, readings, {}, AT).values()]
    assert None not in commands
    units_w = [reading.setpoint.unit_w if reading.setpoint else 0.0 for _, reading in found]
    return dict(
        enumerate((command or 0.0) * unit_w for command, unit_w in zip(commands, units_w, strict=True))
    )


@given(st.lists(pairs, max_size=6))
def test_nobody_is_told_more_than_it_can_do_or_something_below_its_least(
    found: list[tuple[Asset, AssetReading]],
) -> None:
    for place, watts in told_w(found).items():
        asset, reading = found[place]
        assert 0 <= watts <= min(asset.max_w, reading.potential_w or 0.0) + A_BIT_W
        assert watts == 0 or watts >= asset.min_w - A_BIT_W


@given(st.lists(pairs, max_size=6))
def test_all_together_are_told_no_more_than_was_scheduled(found: list[tuple[Asset, AssetReading]]) -> None:
    scheduled_w = fsum(reading.wanted_w or 0.0 for _, reading in found)
    assert fsum(told_w(found).values()) <= scheduled_w + A_BIT_W * len(found)
