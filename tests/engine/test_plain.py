"""Values as plain JSON, and back."""

from datetime import timedelta
import json

from hypothesis import given, strategies as st
import pytest

from custom_components.power_budget.engine import (
    Budget,
    BudgetReading,
    BudgetState,
    Controls,
    Feed,
    Load,
    LoadReading,
    LoadState,
    MeterReading,
    Modulation,
    Site,
    Snapshot,
    State,
    from_plain,
    to_plain,
)
from custom_components.power_budget.engine.attended import Shed, Stage
from custom_components.power_budget.engine.buffer import BufferReading, BufferState, Sent
from custom_components.power_budget.engine.duty import RunLog
from custom_components.power_budget.engine.health import Faults
from custom_components.power_budget.engine.metering import Draw, MeterState, Sampling, WindowState
from custom_components.power_budget.engine.modulation import Level
from custom_components.power_budget.engine.obedience import Pending
from custom_components.power_budget.engine.phase import Phase
from custom_components.power_budget.engine.rota import Place
from custom_components.power_budget.engine.trouble import Doubt, Trouble

from .plant import START

instants = st.integers(0, 10**9).map(lambda seconds: START + timedelta(seconds=seconds))
maybe_instants = st.none() | instants
amounts = st.floats(0, 1e6)
names = st.text(max_size=8)
turns = st.dictionaries(names, st.builds(Place, st.integers(0, 50), names), max_size=3)
pending = st.builds(
    Pending,
    is_on=st.booleans(),
    at=instants,
    patience=st.integers(1, 600).map(lambda seconds: timedelta(seconds=seconds)),
    awaited_since=maybe_instants,
    tries=st.integers(1, 9),
    failed=st.booleans(),
    level_w=st.none() | amounts,
    is_counted=st.booleans(),
)
faults = st.builds(
    Faults,
    failures=st.integers(0, 99),
    since=maybe_instants,
    until=maybe_instants,
    forgiven=st.integers(0, 9),
)
sheds = st.builds(Shed, at=instants, stage=st.sampled_from(Stage))
troubles = st.builds(
    Trouble,
    shed=st.none() | sheds,
    faults=faults,
    mismatch_since=maybe_instants,
    lost_at=maybe_instants,
    freezes=st.booleans(),
    blind_since=maybe_instants,
    doubt=st.none() | st.sampled_from(Doubt),
    waiting_since=maybe_instants,
)
load_states = st.builds(
    LoadState,
    trouble=troubles,
    requested=st.booleans(),
    boosted=st.booleans(),
    boost_until=maybe_instants,
    phase=st.sampled_from(Phase),
    is_on=st.none() | st.booleans(),
    since=maybe_instants,
    level=st.none() | st.builds(Level, told_w=amounts, since=instants, before_w=amounts),
    pending=st.none() | pending,
    served_turn=st.none() | st.integers(0, 99),
    served_before=st.none() | st.integers(0, 99),
    drew_w=st.none() | amounts,
    samples_w=st.lists(amounts, max_size=3).map(tuple),
    runs=st.lists(st.tuples(instants, instants), max_size=3).map(lambda runs: RunLog(tuple(runs))),
)
controls = st.builds(
    Controls, power_saving_mode=st.integers(0, 9), power_budget_w=st.none() | amounts, away=st.booleans()
)
samplings = st.builds(Sampling, load=names, is_on=st.booleans(), before_w=amounts, is_shown=st.booleans())
windows = st.builds(
    WindowState,
    begins_at=maybe_instants,
    counted_until=maybe_instants,
    used_wh=amounts,
    counter_wh=st.none() | amounts,
    before_counter_wh=st.none() | amounts,
    month=names,
    month_peak_w=amounts,
)
buffer_states = st.builds(
    BufferState,
    sent=st.dictionaries(names, st.builds(Sent, before_w=amounts, set_w=amounts), max_size=3),
    is_opposed=st.booleans(),
    quiet_since=maybe_instants,
    setbacks=st.integers(0, 9),
)
draws = st.builds(Draw, drawn_w=amounts, since=instants, shown_w=amounts)
budget_states = st.builds(
    BudgetState,
    controls=controls,
    imposed_limit_w=st.none() | amounts,
    buffers=buffer_states,
    meter=st.builds(
        MeterState,
        draws=st.dictionaries(names, draws, max_size=3),
        read_at=maybe_instants,
        drawn_w=st.none() | amounts,
        lags=st.lists(st.integers(0, 60).map(lambda seconds: timedelta(seconds=seconds))).map(tuple),
        room_w=st.none() | amounts,
        rising_since=maybe_instants,
        rising_w=amounts,
        restored_at=maybe_instants,
        mode_at=maybe_instants,
        sampling=st.none() | samplings,
        window=windows,
    ),
)
states = st.builds(
    State,
    turn=turns,
    next_turn=turns,
    leading=names,
    budgets=st.dictionaries(names, budget_states, max_size=3),
    loads=st.dictionaries(names, load_states, max_size=3),
)
feeds = st.lists(st.builds(Feed, budget=names, power_w=amounts), max_size=2).map(tuple)
loads = st.builds(
    Load,
    id=names,
    budget=names,
    also_on=feeds,
    name=names,
    power_w=amounts,
    deadband_k=amounts,
    modulation=st.none() | st.builds(Modulation, least_w=amounts, step_w=amounts, weight=amounts),
)
steps = st.lists(amounts, min_size=1).map(tuple)
budgets = st.builds(Budget, id=names, parent=st.none() | names, name=names, power_steps=steps)
sites = st.builds(
    Site,
    budgets=st.lists(budgets, min_size=1, max_size=3).map(tuple),
    loads=st.lists(loads, max_size=3).map(tuple),
)
readings = st.builds(LoadReading, is_on=st.none() | st.booleans(), measured_c=st.none() | amounts)
meter_readings = st.none() | st.builds(MeterReading, drawn_w=amounts, at=instants)
buffer_readings = st.builds(
    BufferReading, most_charge_w=amounts, told_w=st.none() | amounts, told_at=maybe_instants
)
snapshots = st.builds(
    Snapshot,
    at=instants,
    loads=st.dictionaries(names, readings, max_size=3),
    buffers=st.dictionaries(names, buffer_readings, max_size=3),
    budgets=st.dictionaries(names, st.builds(BudgetReading, meter=meter_readings), max_size=3),
)


@given(st.one_of(states, sites, snapshots))
def test_what_is_written_is_read_again(value: State | Site | Snapshot) -> None:
    text = json.dumps(to_plain(value), allow_nan=False)
    assert from_plain(type(value), json.loads(text)) == value


def test_what_is_missing_takes_its_default() -> None:
    assert from_plain(State, {"leading": "3"}) == State(leading="3")


REFUSED: dict[str, tuple[type, object, str]] = {
    "no dictionary": (State, [1], "State: [1] is not of type dict"),
    "an unknown field": (State, {"colour": 1, "taste": 2}, "State: unknown colour, taste"),
    "a truth value as a number": (Controls, {"power_saving_mode": True}, "True is not of type int"),
    "text as a number": (
        State,
        {"turn": {"0": {"number": "a", "load": "hall"}}},
        "State.turn.0.number: 'a' is not of type int",
    ),
    "an instant that is none": (
        State,
        {"loads": {"hall": {"since": "soon"}}},
        "State.loads.hall.since: Invalid isoformat string: 'soon'",
    ),
    "an instant in no time zone": (
        LoadState,
        {"since": "2026-11-21T12:00:00"},
        "LoadState.since: '2026-11-21T12:00:00' is no instant",
    ),
    "an instant at the end of time": (
        LoadState,
        {"since": "9999-12-31T23:59:59+00:00"},
        "LoadState.since: '9999-12-31T23:59:59+00:00' is no instant",
    ),
    "a number without end": (LoadState, {"drew_w": float("inf")}, "LoadState.drew_w: inf is no number"),
    "a duration beyond all measure": (MeterState, {"lags": [1e300]}, "MeterState.lags[0]: "),
    "a phase that is none": (
        LoadState,
        {"phase": "cooking"},
        "LoadState.phase: 'cooking' is not a valid Phase",
    ),
    "half a run": (RunLog, {"runs": [[START.isoformat()]]}, "RunLog.runs[0]: 1 items instead of 2"),
    "a number as an instant": (
        LoadState,
        {"since": 5},
        "LoadState.since: fromisoformat: argument must be str",
    ),
}


@pytest.mark.parametrize(("kind", "plain", "message"), REFUSED.values(), ids=REFUSED)
def test_what_describes_no_value_is_refused_and_says_where(kind: type, plain: object, message: str) -> None:
    with pytest.raises(ValueError, match=r".") as refusal:
        from_plain(kind, plain)
    assert message in str(refusal.value)


def test_a_duration_is_written_in_seconds() -> None:
    plain = to_plain(Load(id="hall", budget="house", name="Hall", power_w=1000, min_on=timedelta(minutes=2)))
    assert isinstance(plain, dict)
    assert plain["min_on"] == 120
