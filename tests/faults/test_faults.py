"""Whatever fails in a house, and whatever people do meanwhile: the laws hold after every step."""

from collections.abc import Callable
import logging

from freezegun import freeze_time
from hypothesis import settings, strategies as st
from hypothesis.stateful import initialize, rule, run_state_machine_as_test
import pytest

from .appliances import Fault
from .machine import Machine
from .plan import BASE_W, LOADS, STEPS, Plan, plans
from .residents import Residents

STEPS_EACH = 30
"""How long a sequence is at most."""

LIES: dict[str, Callable[[float], object]] = {
    "NaN": lambda _: "nan",
    "infinity": lambda _: "-inf",
    "text": lambda _: "low battery",
    "unknown": lambda _: "unknown",
    "kW for W": lambda truth: truth / 1000,
    "W for kW": lambda truth: truth * 1000,
    "jumps": lambda truth: truth + 100_000,
    "backwards": lambda truth: -truth,
    "zero": lambda _: 0,
}

places = st.integers(0, 3)
"""Which heater something happens to."""

on_or_off = st.booleans()


class AnyHome(Machine):
    """A house in which anything may fail, and people who do anything."""

    @initialize(plan=plans())
    def begin(self, plan: Plan) -> None:
        self.home = Residents(self.freezer, plan)
        self.live(self.home.boot())

    # What fails

    @rule(place=places, fault=st.sampled_from(Fault), late_s=st.sampled_from([1, 4, 7, 30]))
    def a_relay_breaks_down(self, place: int, fault: Fault, late_s: int) -> None:
        self.relay(place).break_down(fault, late_s)
        self.live()

    @rule(place=places)
    def a_relay_is_mended(self, place: int) -> None:
        self.relay(place).break_down(None)
        self.live()

    @rule(place=places)
    def a_relay_flaps(self, place: int) -> None:
        relay = self.relay(place)
        relay.move(runs=not relay.runs)
        self.live()

    @rule(place=places)
    def a_contact_is_welded(self, place: int) -> None:
        self.relay(place).is_welded ^= True
        self.live(self.house.report())

    @rule(thing=st.integers(0, 50), is_available=on_or_off)
    def something_cannot_be_reached(self, thing: int, is_available: bool) -> None:
        appliance = self.appliance(thing)
        appliance.is_available = is_available
        appliance.show()
        self.live()

    @rule(thing=st.integers(0, 50), lie=st.none() | st.sampled_from(sorted(LIES)), is_stalled=on_or_off)
    def a_sensor_lies(self, thing: int, lie: str | None, is_stalled: bool) -> None:
        self.house.let_lie(thing, None if lie is None else LIES[lie], is_stalled=is_stalled)
        self.live(self.house.report())

    # Names

    @rule(thing=st.integers(0, 50), for_good=on_or_off)
    def an_entity_vanishes(self, thing: int, for_good: bool) -> None:
        self.live(self.house.pull_out(self.appliance(thing), for_good=for_good))

    @rule(thing=st.integers(0, 50), number=st.integers(1, 2))
    def an_entity_is_renamed(self, thing: int, number: int) -> None:
        appliance = self.appliance(thing)
        self.live(self.house.rename(appliance, f"{appliance.name}_{number}"))

    @rule(thing=st.integers(0, 50), number=st.none() | st.integers(3, 4))
    def an_entity_comes_back(self, thing: int, number: int | None) -> None:
        appliance = self.appliance(thing)
        if number is not None and appliance.entity is None:
            appliance.object_id = f"{appliance.name}_{number}"
        self.live(self.house.plug_in(appliance))

    @rule(place=places)
    def its_new_name_is_entered(self, place: int) -> None:
        if (name := self.heater(place)) is not None:
            self.live(self.house.reconnect(name))

    # Time, and the rest of the house

    @rule(seconds=st.sampled_from([1, 4, 5, 6, 30, 61, 120, 400]))
    def time_passes(self, seconds: int) -> None:
        self.live(self.house.wait(seconds))

    @rule(seconds=st.sampled_from([-86_400, -3600, -61, -2, 2, 61, 3600, 86_400]))
    def the_clock_is_set(self, seconds: int) -> None:
        self.live(self.house.set_clock(seconds))

    @rule(base_w=st.sampled_from([-1500, 0, BASE_W, 1700, 2800, 4000]))
    def the_rest_of_the_house_draws(self, base_w: float) -> None:
        self.house.base_w = base_w
        self.live(self.house.report())

    @rule(limit_w=st.sampled_from([0, 1000, 2200, 9000]))
    def a_limit_from_outside_changes(self, limit_w: float) -> None:
        self.house.limit_w = limit_w
        self.live(self.house.report())

    @rule(place=places, count=st.sampled_from([20, 200]))
    def changes_come_in_floods(self, place: int, count: int) -> None:
        if (name := self.heater(place)) is not None:
            self.live(self.house.flood(name, count))

    # People

    @rule(place=places, on=on_or_off)
    def heat_is_asked_for(self, place: int, on: bool) -> None:
        if (name := self.heater(place)) is not None:
            self.live(self.house.ask(name, on=on))

    @rule()
    def all_ask_for_heat(self) -> None:
        for name in self.house.names:
            self.live(self.house.ask(name, on=True))

    @rule(place=places, on=on_or_off)
    def a_heater_is_boosted(self, place: int, on: bool) -> None:
        if (name := self.heater(place)) is not None:
            self.live(self.house.boost(name, on=on))

    @rule(place=places, seconds=st.sampled_from([5, 90, 600]))
    def a_heater_is_boosted_for_a_while(self, place: int, seconds: int) -> None:
        if (name := self.heater(place)) is not None:
            self.live(self.house.boost_for(name, seconds))

    @rule(mode=st.integers(0, 2))
    def a_mode_is_chosen(self, mode: int) -> None:
        self.live(self.house.set_mode(mode))

    @rule(watts=st.sampled_from([0, 700, 1500, 2600]))
    def a_power_budget_is_set(self, watts: float) -> None:
        self.live(self.house.set_power_budget(watts))

    @rule(away=on_or_off)
    def somebody_leaves_or_comes(self, away: bool) -> None:
        self.live(self.house.go_or_come(away=away))

    @rule(on=on_or_off)
    def test_mode_is_tried(self, on: bool) -> None:
        self.live(self.house.test(on=on))

    @rule()
    def turns_pass(self) -> None:
        self.live(self.house.seen.pass_turns())

    # Configuration

    @rule(number=places, order=st.sampled_from(["round_robin", "coldest_first"]))
    def the_budget_is_reconfigured(self, number: int, order: str) -> None:
        steps = STEPS if self.house.options["unit"] == "watts" else LOADS
        options = {"power_steps": steps[number % len(steps)], "order": order}
        self.live(self.house.reconfigure(options))

    @rule(place=places, power_w=st.sampled_from([300, 1200]), priority=st.integers(0, 2))
    def a_heater_is_reconfigured(self, place: int, power_w: int, priority: int) -> None:
        if (name := self.heater(place)) is not None:
            data = {"power_w": power_w, "priority": priority}
            self.live(self.house.reconfigure_heater(name, data))

    @rule(place=places)
    def a_heater_comes_or_goes(self, place: int) -> None:
        names = sorted(self.house.relays)
        name = names[place % len(names)]
        is_there = name in self.house.names
        self.live((self.house.remove_heater if is_there else self.house.add_heater)(name))

    @rule()
    def the_budget_is_reloaded(self) -> None:
        self.live(self.house.reload())

    @rule()
    def home_assistant_restarts(self) -> None:
        self.live(self.house.restart())

    @rule()
    def the_machine_loses_power(self) -> None:
        self.live(self.house.lose_power())


@pytest.mark.timeout(7200)
def test_the_laws_hold_whatever_fails(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.ERROR)
    with freeze_time(ignore=["hypothesis.internal.conjecture"]) as freezer:
        AnyHome.freezer = freezer
        run_state_machine_as_test(AnyHome, settings=settings(stateful_step_count=STEPS_EACH))
