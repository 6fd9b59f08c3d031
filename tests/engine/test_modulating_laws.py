"""What holds in every house in which some loads run at any level, whatever happens in it."""

from datetime import timedelta

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from custom_components.power_budget.engine import Command, Decision, Load, Site, Unit, decide
from custom_components.power_budget.engine.modulation import Allotted

from .plant import LONGEST, Plant
from .sites import MODULATIONS, POWERS_W, carried_w, own_limit, sites

TOLERANCE = 1e-3

places = st.integers(0, 5)
"""Which load something happens to."""


class AnyHouse(RuleBasedStateMachine):
    """A house in which anything may happen to loads that are set, and to others."""

    def __init__(self) -> None:
        """Wait for a site."""
        super().__init__()
        self.house: Plant

    @initialize(site=sites(most_budgets=3, modulations=MODULATIONS))
    def begin(self, site: Site) -> None:
        self.house = Plant(site)
        self.house.ask(*(load.id for load in site.loads))
        self.live()

    @rule(place=places, is_on=st.booleans())
    def a_thermostat_changes(self, place: int, is_on: bool) -> None:
        self.house.ask(self.load(place).id, is_on=is_on)
        self.live()

    @rule(place=places, is_on=st.booleans())
    def a_boost_changes(self, place: int, is_on: bool) -> None:
        self.house.boost(self.load(place).id, is_on=is_on)
        self.live()

    @rule(
        place=places,
        power_w=st.sampled_from([0.0, 35.0, 500.0, 9000.0]),
        hold_s=st.none() | st.sampled_from([1, 60]),
    )
    def somebody_asks_a_load_for_a_power(self, place: int, power_w: float, hold_s: float | None) -> None:
        house = self.house
        until = None if hold_s is None else house.at + timedelta(seconds=hold_s)
        house.state = house.state.allotted(self.load(place).id, Allotted(power_w, house.at, until))
        self.live()

    @rule(place=places, power_budget_w=st.none() | st.sampled_from([0.0, 50.0, *POWERS_W]))
    def a_limit_changes(self, place: int, power_budget_w: float | None) -> None:
        budgets = self.house.site.budgets
        budget = budgets[place % len(budgets)].id
        self.house.state = self.house.state.with_controls(budget, power_budget_w=power_budget_w)
        self.live()

    @rule(place=places, level_w=st.sampled_from([0.0, 35.0, 500.0]))
    def a_load_is_set_by_hand(self, place: int, level_w: float) -> None:
        load = self.load(place)
        if load.modulation is not None and load.id not in self.house.lost:
            self.house.move(load.id, is_on=level_w > 0)
            self.house.levels_w[load.id] = level_w
        self.live()

    @rule(place=places)
    def a_load_ceases_to_obey_or_obeys_again(self, place: int) -> None:
        self.house.deaf ^= {self.load(place).id}
        self.live()

    @rule(place=places)
    def a_load_is_lost_or_found(self, place: int) -> None:
        self.house.lost ^= {self.load(place).id}
        self.live()

    @rule(seconds=st.sampled_from([1, 5, 30, 120]), turns_pass=st.booleans())
    def time_passes(self, seconds: float, turns_pass: bool) -> None:
        self.house.wait(seconds)
        self.live(turns_pass=turns_pass)

    def load(self, place: int) -> Load:
        """Return the load that something happens to."""
        loads = self.house.site.loads
        return loads[place % len(loads)]

    def live(self, *, turns_pass: bool = False) -> None:
        """Run cycles until nothing is left to command, and judge each."""
        decision = self.cycle(turns_pass=turns_pass)
        for _ in range(LONGEST):
            if not decision.commands:
                break
            decision = self.cycle()
        self.judge_rest(self.cycle())

    def cycle(self, *, turns_pass: bool = False) -> Decision:
        """Run a cycle and judge it by what was seen before it."""
        before_w = {load.id: max(self.drawn_w(load), self.told_w(load)) for load in self.house.site.loads}
        decision = self.house.cycle(turns_pass=turns_pass)
        self.judge_grants(decision)
        self.judge_order(decision, before_w)
        return decision

    def judge_grants(self, decision: Decision) -> None:
        """No limit is passed by grants, beside what draws whatever is decided; nobody is below its least."""
        usages_w = {grant.load: grant.usage for grant in decision.grants}
        for budget, outcome in decision.outcomes.items():
            if any(grant.amount for grant in outcome.grants):
                obeying = {grant.load for grant in decision.grants if grant.amount}
                unruly_w = {name: usage for name, usage in usages_w.items() if name not in obeying}
                granted = self.booked({name: usages_w[name] for name in obeying}, budget)
                assert granted <= max(0.0, own_limit(outcome) - self.booked(unruly_w, budget)) + TOLERANCE
        for load in self.house.site.loads:
            grant = decision.of(load.id)
            self.judge_allotted(decision, load)
            if load.modulation is not None and grant is not None and grant.amount and self.in_watts(load):
                is_faultless = not decision.state.of(load.id).trouble.faults.failures
                obeys = is_faultless and load.id not in self.house.lost
                assert not obeys or load.modulation.least(load.power_w) <= grant.amount + TOLERANCE
                assert not obeys or grant.amount <= load.power_w + TOLERANCE

    def judge_allotted(self, decision: Decision, load: Load) -> None:
        """Nobody that obeys draws more than it is asked for, and nobody runs that is asked for less."""
        memory, grant = decision.state.of(load.id), decision.of(load.id)
        is_unruly = memory.pending or memory.trouble.faults.failures or load.id in self.house.lost
        if load.modulation is None or memory.allotted is None or grant is None or is_unruly:
            return
        assert memory.allotted.until is None or memory.allotted.until > decision.at
        assert (grant.level_w or 0.0) <= memory.allotted.power_w + TOLERANCE

    def judge_order(self, decision: Decision, before_w: dict[str, float]) -> None:
        """Nothing is started or raised together with anything that is stopped or lowered."""
        more = {self.is_more(command, before_w[command.load]) for command in decision.commands} - {None}
        assert len(more) <= 1

    def is_more(self, command: Command, before_w: float) -> bool | None:
        """Return whether a load is told to draw more than it did, or was told to; None if as much."""
        if not command.is_on or command.level_w is None:
            return command.is_on
        return None if command.level_w == before_w else command.level_w > before_w

    def judge_rest(self, decision: Decision) -> None:
        """Nothing is left to command, the same is decided again, what obeys draws no more than the limit."""
        house = self.house
        again = decide(house.site, decision.state, house.snapshot())
        assert decision.commands == again.commands == ()
        assert [grant.amount for grant in again.grants] == [grant.amount for grant in decision.grants]
        if not house.lost and not any(load.pending for load in decision.state.loads.values()):
            drawn_w = {load.id: self.drawn_w(load) for load in house.site.loads}
            for budget, outcome in decision.outcomes.items():
                assert self.booked(drawn_w, budget) <= own_limit(outcome) + TOLERANCE

    def in_watts(self, load: Load) -> bool:
        """Return whether the budget that a load belongs to counts watts."""
        site = self.house.site
        return site.budgets[site.indices[load.budget]].unit is Unit.WATTS

    def drawn_w(self, load: Load) -> float:
        """Return what a load draws."""
        return self.house.levels_w.get(load.id, load.power_w) if load.id in self.house.on else 0.0

    def told_w(self, load: Load) -> float:
        """Return what a load was told to draw, and does not do yet."""
        pending = self.house.state.of(load.id).pending
        return 0.0 if pending is None else pending.level_w or 0.0

    def booked(self, amounts: dict[str, float], budget: str) -> float:
        """Return what loads take from a budget, in its unit, if they draw so much together from all."""
        site = self.house.site
        parts = {load.id: carried_w(site, budget, load) / load.power_w for load in site.loads}
        if site.budgets[site.indices[budget]].unit is Unit.LOADS:
            return sum(parts[load] > 0 for load, amount in amounts.items() if amount)
        return sum(parts[load] * amount for load, amount in amounts.items())


TestAnyHouse = AnyHouse.TestCase
