"""The budget manager: who needs heat, and where each controller stands between asking and heating."""

import pytest

from custom_components.power_budget.engine.phase import Phase

from .controllers import BUDGET_W, COLD_C, SETPOINT_C, WARM_C, controller, group

IDLE, REQUESTING, HEATING = Phase.IDLE, Phase.REQUESTING, Phase.HEATING

PLENTY_W, NOTHING_W = BUDGET_W, 0

TRANSITIONS: dict[str, tuple[tuple[float, float], tuple[float, float], Phase, list[str]]] = {
    "idle, and warm: stays idle": ((WARM_C, PLENTY_W), (WARM_C, PLENTY_W), IDLE, []),
    "idle, gets cold, no budget: requests heat": ((WARM_C, PLENTY_W), (COLD_C, NOTHING_W), REQUESTING, []),
    "requesting, gets budget: heats": ((COLD_C, NOTHING_W), (COLD_C, PLENTY_W), HEATING, ["run room"]),
    "requesting, gets warm: is idle": ((COLD_C, NOTHING_W), (WARM_C, PLENTY_W), IDLE, []),
    "requesting, no budget: goes on": ((COLD_C, NOTHING_W), (COLD_C, NOTHING_W), REQUESTING, []),
    "heating, gets warm: is idle": ((COLD_C, PLENTY_W), (WARM_C, PLENTY_W), IDLE, ["stop room"]),
    "heating, loses its budget: requests": (
        (COLD_C, PLENTY_W),
        (COLD_C, NOTHING_W),
        REQUESTING,
        ["stop room"],
    ),
    "heating, loses both: is idle": ((COLD_C, PLENTY_W), (WARM_C, NOTHING_W), IDLE, ["stop room"]),
    "heating, cold, budget: goes on": ((COLD_C, PLENTY_W), (COLD_C, PLENTY_W), HEATING, []),
}
"""Temperature and budget before, temperature and budget now, the phase, and what is commanded."""


@pytest.mark.parametrize(("before", "now", "phase", "commanded"), TRANSITIONS.values(), ids=TRANSITIONS)
def test_a_controller_is(
    before: tuple[float, float], now: tuple[float, float], phase: Phase, commanded: list[str]
) -> None:
    house = group(controller("room"))
    house.measured_c["room"], house.budget_w = before
    house.loop()
    house.measured_c["room"], house.budget_w = now
    assert (house.loop(), house.phases) == (commanded, [phase])


def test_a_controller_is_idle_at_first() -> None:
    assert group(controller("room")).phases == [IDLE]


def test_a_cold_one_requests_and_heats_in_the_same_cycle() -> None:
    house = group(controller("room"))
    assert (house.cycle().commands[0].is_on, house.phases) == (True, [HEATING])


def test_one_that_is_found_running_though_its_room_is_warm_is_stopped() -> None:
    house = group(controller("room"), cold=[])
    house.on = {"room"}
    assert (house.loop(), house.phases) == (["stop room"], [IDLE])


def test_one_that_is_found_running_in_a_cold_room_goes_on() -> None:
    house = group(controller("room"))
    house.on = {"room"}
    assert (house.loop(), house.phases) == ([], [HEATING])


@pytest.mark.parametrize(("asking", "asks"), [(False, IDLE), (True, HEATING)], ids=["did not ask", "asked"])
def test_at_the_setpoint_everything_stays_as_it_was(asking: bool, asks: Phase) -> None:
    """The manager stopped there, and started again at any fraction below it; a deadband spares the relay."""
    house = group(controller("room"), cold=["room"] if asking else [])
    house.loop()
    house.measure(room=SETPOINT_C)
    house.loop()
    assert house.phases == [asks]


def test_each_is_looked_at_in_every_cycle() -> None:
    house = group(controller("one"), controller("two"), controller("three"), cold=["two"])
    assert house.loop() == ["run two"]
    house.measure(one=COLD_C, two=WARM_C, three=WARM_C)
    assert house.loop() == ["stop two", "run one"]
    house.measure(one=WARM_C, three=COLD_C)
    assert house.loop() == ["stop one", "run three"]
    assert house.phases == [IDLE, IDLE, HEATING]


def test_the_cycle_with_three_controllers() -> None:
    """The manager started one before the other was seen to stop; here off comes before on."""
    house = group(controller("one"), controller("two"), controller("three"), cold=["two", "three"])
    house.loop()
    house.measure(one=COLD_C, two=WARM_C)
    decision = house.cycle(turns_pass=True)
    assert [grant.amount for grant in decision.grants] == [4000, 0, 4000]
    assert [(command.load, command.is_on) for command in decision.commands] == [("two", False)]
    assert [(command.load, command.is_on) for command in house.cycle().commands] == [("one", True)]
    assert house.phases == [HEATING, IDLE, HEATING]
    assert house.cycle().commands == ()
