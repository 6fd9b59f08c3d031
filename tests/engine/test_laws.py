"""What holds in every house, whatever happens in it.

A random house lives through random events. After each of them cycles run until nothing is left
to command, and every cycle is judged by what is seen from outside.
"""

from collections.abc import Mapping
from copy import replace
from datetime import datetime, timedelta

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule
import pytest

from custom_components.power_budget.engine import Command, Decision, Grant, Reason, Site, Unit, decide
from custom_components.power_budget.engine.supply.amount import RECALL

from .plant import LONGEST, Plant
from .sites import POWERS_W, carried_w, own_limit, sites

TOLERANCE = 1e-3

places = st.integers(0, 5)
"""Which load something happens to."""


class AnyHouse(RuleBasedStateMachine):
    """A house in which anything may happen."""

    def __init__(self) -> None:
        """Wait for a site."""
        super().__init__()
        self.house: Plant
        self.granted: set[str] = set()
        """Who was to run by the last decision."""
        self.started_at: dict[str, datetime] = {}
        """When each load was started that has been seen to run by command ever since."""

    @initialize(site=sites(most_budgets=4))
    def begin(self, site: Site) -> None:
        self.house = Plant(site)
        self.live()

    @rule(place=places, is_on=st.booleans())
    def a_thermostat_changes(self, place: int, is_on: bool) -> None:
        self.house.ask(self.name(place), is_on=is_on)
        self.live()

    @rule(place=places, is_on=st.booleans())
    def a_boost_changes(self, place: int, is_on: bool) -> None:
        self.house.boost(self.name(place), is_on=is_on)
        self.live()

    @rule(place=places, mode=st.integers(0, 3), power_budget_w=st.none() | st.sampled_from([0.0, *POWERS_W]))
    def a_limit_changes(self, place: int, mode: int, power_budget_w: float | None) -> None:
        self.house.state = self.house.state.with_controls(
            self.budget(place), power_saving_mode=mode, power_budget_w=power_budget_w
        )
        self.live()

    @rule(place=places, away=st.booleans())
    def somebody_comes_or_goes(self, place: int, away: bool) -> None:
        self.house.state = self.house.state.with_controls(self.budget(place), away=away)
        self.live()

    @rule(place=places)
    def a_switch_is_moved_by_hand(self, place: int) -> None:
        name = self.name(place)
        if name not in self.house.lost:
            self.house.move(name, is_on=name not in self.house.on)
            self.started_at.pop(name, None)
        self.live()

    @rule(place=places)
    def a_switch_ceases_to_obey_or_obeys_again(self, place: int) -> None:
        self.house.deaf ^= {self.name(place)}
        self.live()

    @rule(place=places)
    def a_switch_is_lost_or_found(self, place: int) -> None:
        name = self.name(place)
        self.house.lost ^= {name}
        self.started_at.pop(name, None)
        self.live()

    @rule(place=places, drawn_w=st.none() | st.sampled_from(POWERS_W))
    def a_power_sensor_reads(self, place: int, drawn_w: float | None) -> None:
        self.house.read.setdefault(self.name(place), {})["drawn_w"] = drawn_w
        self.live()

    @rule(place=places, fifths_c=st.none() | st.integers(85, 105))
    def a_thermometer_reads(self, place: int, fifths_c: int | None) -> None:
        measured_c = None if fifths_c is None else fifths_c / 5
        self.house.read.setdefault(self.name(place), {}).update(measured_c=measured_c, setpoint_c=20)
        self.live()

    @rule(place=places, ahead_c=st.none() | st.sampled_from([18.0, 21.0]))
    def a_plan_says_who_is_ahead(self, place: int, ahead_c: float | None) -> None:
        self.house.read.setdefault(self.name(place), {})["ahead_c"] = ahead_c
        self.live()

    @rule(seconds=st.sampled_from([1, 5, 30, 60, 120]), turns_pass=st.booleans())
    def time_passes(self, seconds: float, turns_pass: bool) -> None:
        self.house.wait(seconds)
        self.live(turns_pass=turns_pass)

    def name(self, place: int) -> str:
        """Return the load that something happens to."""
        loads = self.house.site.loads
        return loads[place % len(loads)].id

    def budget(self, place: int) -> str:
        """Return the budget that something happens to."""
        budgets = self.house.site.budgets
        return budgets[place % len(budgets)].id

    def live(self, *, turns_pass: bool = False) -> None:
        """Run cycles until nothing is left to command, and judge each."""
        decision = self.cycle(turns_pass=turns_pass)
        for _ in range(LONGEST):
            if not decision.commands:
                break
            decision = self.cycle()
        self.judge_rest(self.cycle())  # one that was moved by hand, and is granted that, has a head start now

    def cycle(self, *, turns_pass: bool = False) -> Decision:
        """Run a cycle and judge it by what was seen before it."""
        house = self.house
        seen_on, changed_at = set(house.on), dict(house.changed_at)
        decision = house.cycle(turns_pass=turns_pass)
        self.judge_grants(decision)
        self.judge_stops(decision, seen_on)
        self.judge_starts(decision, seen_on, changed_at)
        self.granted = {grant.load for grant in decision.grants if grant.amount}
        for command in decision.commands:
            if command.load not in house.on:
                self.started_at.pop(command.load, None)
            elif command.load not in seen_on:
                self.started_at[command.load] = house.at
        return decision

    def judge_grants(self, decision: Decision) -> None:
        """No limit is ever passed by a grant, and nothing is granted while nobody is at home."""
        for budget, outcome in decision.outcomes.items():
            assert not outcome.away or not any(grant.amount for grant in outcome.grants)
            booked = self.booked({grant.load: grant.amount for grant in decision.grants}, budget)
            unruly = {grant.load: grant.usage for grant in decision.grants if not grant.amount}
            assert booked == pytest.approx(outcome.granted)
            assert booked <= max(0.0, own_limit(outcome) - self.booked(unruly, budget)) + TOLERANCE
        if any(grant.reason is Reason.WAITING for grant in decision.grants):
            return
        assert decision.state.next_turn == decision.state.turn

    def judge_stops(self, decision: Decision, seen_on: set[str]) -> None:
        """What must not run is stopped in the same cycle; minimum on times yield to the limit alone."""
        stuck = {grant.load for grant in decision.grants if grant.usage and not grant.amount}
        unruly = self.house.deaf | self.house.lost | stuck
        for grant in decision.grants:
            if grant.load in seen_on - self.house.lost and not grant.amount:
                pending = decision.state.of(grant.load).pending
                assert pending is not None
                assert not pending.is_on
        counted = (seen_on & (self.granted | unruly)) | self.welded(decision)
        for command in decision.commands:
            started_at = self.started_at.get(command.load)
            if (
                not command.is_on
                and started_at is not None
                and not self.must_yield(decision, command, counted)
            ):
                assert decision.at - started_at >= self.min_times(command.load)[0]

    def welded(self, decision: Decision) -> set[str]:
        """Return the loads that draw though they are off."""
        return {name for name, load in decision.state.loads.items() if load.is_welded(decision.at)}

    def must_yield(self, decision: Decision, command: Command, counted: set[str]) -> bool:
        """Return whether a load is away, or on a budget of which more is drawn than its limit."""
        return any(
            (outcome.away and any(grant.load == command.load for grant in outcome.grants))
            or (
                self.drawn({command.load}, budget) > 0
                and self.drawn(counted, budget) > own_limit(outcome) + TOLERANCE
            )
            for budget, outcome in decision.outcomes.items()
        )

    def judge_starts(self, decision: Decision, seen_on: set[str], changed_at: dict[str, datetime]) -> None:
        """Starts come after all stops, and after the minimum off time."""
        starts = [command.load for command in decision.commands if command.is_on]
        if not starts:
            return
        assert len(starts) == len(decision.commands)
        for grant in decision.grants:
            if grant.load in seen_on and not grant.amount:
                assert grant.reason in (Reason.BLOCKED, Reason.UNAVAILABLE)
        for name in starts:
            if name in changed_at and name not in seen_on:
                assert decision.at - changed_at[name] >= self.min_times(name)[1]

    def judge_rest(self, decision: Decision) -> None:
        """Nothing is left to command, the same is decided again, what obeys draws no more than the limit."""
        house = self.house
        again = decide(house.site, decision.state, house.snapshot())
        assert decision.commands == again.commands == ()
        assert [_essence(grant) for grant in again.grants] == [_essence(grant) for grant in decision.grants]
        assert decide(house.site, decision.state, house.snapshot()) == again
        is_pending = any(load.pending for load in decision.state.loads.values())
        if not is_pending and not house.lost:
            for budget, outcome in decision.outcomes.items():
                assert self.drawn(house.on, budget) <= own_limit(outcome) + TOLERANCE

    def min_times(self, name: str) -> tuple[timedelta, timedelta]:
        """Return the minimum on and off time of a load."""
        load = next(load for load in self.house.site.loads if load.id == name)
        return load.min_on, load.min_off

    def drawn(self, on: set[str], budget: str) -> float:
        """Return what loads that are on take from a budget, in its unit."""
        loads = (load for load in self.house.site.loads if load.id in on)
        return self.booked({load.id: self.drawn_w(load.id, load.power_w) for load in loads}, budget)

    def booked(self, amounts: Mapping[str, float], budget: str) -> float:
        """Return what loads take from a budget, in its unit, if they draw so much together from all."""
        site = self.house.site
        parts = {load.id: carried_w(site, budget, load) / load.power_w for load in site.loads}
        if site.budgets[site.indices[budget]].unit is Unit.LOADS:
            return sum(parts[load] > 0 for load, amount in amounts.items() if amount)
        return sum(parts[load] * amount for load, amount in amounts.items())

    def drawn_w(self, name: str, power_w: float) -> float:
        """Return what a load that is on draws, as it is measured, or was lately, or else as it is rated."""
        drawn_w: float | None = self.house.read.get(name, {}).get("drawn_w")
        if drawn_w is not None and drawn_w >= power_w / 10:
            return drawn_w
        memory = self.house.state.of(name)
        is_recent = memory.since is not None and self.house.at - memory.since < RECALL
        return max(power_w, memory.drew_w or 0.0) if is_recent else power_w


def _essence(grant: Grant) -> Grant:
    """Return what must stay: all but the hold, and the head start, that begin as a load is granted."""
    running = (Reason.HEATING, Reason.BOOSTED, Reason.HELD_ON)
    reason = Reason.HEATING if grant.reason in running else grant.reason
    return replace(grant, held_until=None, reason=reason, place=min(grant.place, 0))


TestAnyHouse = AnyHouse.TestCase
