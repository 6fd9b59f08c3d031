"""All that can be remembered of a house, with something in every field."""

from copy import replace
from datetime import datetime, timedelta

from custom_components.power_budget.engine import BudgetState, Controls, LoadState, State
from custom_components.power_budget.engine.buffer import BufferState, Sent
from custom_components.power_budget.engine.duty import RunLog
from custom_components.power_budget.engine.health import Faults
from custom_components.power_budget.engine.metering import Draw, MeterState, Sampling, WindowState
from custom_components.power_budget.engine.modulation import Allotted, Level
from custom_components.power_budget.engine.obedience import Pending
from custom_components.power_budget.engine.phase import Phase
from custom_components.power_budget.engine.rota import Place
from custom_components.power_budget.engine.trouble import NO_TROUBLE, Doubt, Trouble

from .plant import START


def ago(seconds: float) -> datetime:
    """Return a time before the first cycle."""
    return START - timedelta(seconds=seconds)


BOILER = LoadState(
    allotted=Allotted(power_w=500.0, at=ago(30), until=ago(-30)),
    granted=True,
    is_on=True,
    since=ago(300),
    level=Level(told_w=500.0, since=ago(20), before_w=900.0, excess_w=10.0),
    pending=Pending(is_on=True, at=ago(2), level_w=600.0),
)

HALL = LoadState(
    requested=True,
    boosted=True,
    boost_until=ago(-99),
    phase=Phase.HEATING,
    granted=True,
    is_on=True,
    since=ago(300),
    drew_w=900.0,
    pending=Pending(is_on=True, at=ago(2), tries=1),
    trouble=Trouble(
        faults=Faults(failures=3, since=ago(500), until=ago(-20)),
        mismatch_since=ago(40),
        lost_at=ago(3),
        freezes=True,
        blind_since=ago(2),
        waiting_since=ago(100),
        doubt=Doubt.UNMOVED,
    ),
    served_turn=3,
    served_before=2,
    runs=RunLog(((ago(5000), ago(4000)),)),
    samples_w=(900.0, 910.0, 905.0),
)

METER = MeterState(
    draws={
        "hall": Draw(is_on=True, drawn_w=900.0, since=ago(20), shown_w=500.0),
        "cellar": Draw(is_on=True, drawn_w=-300.0, since=ago(20), shown_w=-200.0, is_followed=True),
    },
    read_at=ago(3),
    drawn_w=1500.0,
    lags=(timedelta(seconds=3), timedelta(seconds=4)),
    room_w=400.0,
    rising_since=ago(30),
    rising_w=300.0,
    restored_at=ago(40),
    mode_at=ago(60),
    sampling=Sampling(load="hall", is_on=True, before_w=200.0, is_shown=True),
    window=WindowState(
        begins_at=ago(0),
        counted_until=ago(0),
        used_wh=30.0,
        counter_wh=500.0,
        before_counter_wh=400.0,
        month="2026-11",
        month_peak_w=3000.0,
    ),
)

BUFFERS = BufferState(
    sent={"cellar": Sent(before_w=-300.0, set_w=-400.0)}, is_opposed=True, quiet_since=ago(50), setbacks=3
)

REMEMBERED = State(
    turn_number=5,
    turn={"0": Place(1, "bath")},
    next_turn={"0": Place(0, "hall")},
    budgets={
        "house": BudgetState(
            controls=Controls(
                power_saving_mode=1, power_budget_w=1500.0, auto_mode=True, away=True, return_at=ago(-999)
            ),
            imposed_limit_w=1800.0,
            meter=METER,
            buffers=BUFFERS,
        )
    },
    loads={
        "hall": HALL,
        "bath": replace(HALL, is_on=False, boosted=False, trouble=NO_TROUBLE, pending=None, granted=False),
        "boiler": BOILER,
    },
)
