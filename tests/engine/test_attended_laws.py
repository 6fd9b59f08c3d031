"""What holds in every house in which some loads are attended, whatever happens in it."""

from dataclasses import replace
from typing import override

from hypothesis import strategies as st
from hypothesis.stateful import initialize, rule
import pytest

from custom_components.power_budget.engine import Decision, DemandSource, Reason, Site, decide
from custom_components.power_budget.engine.attended import Attended, Stage

from .plant import Plant
from .sites import POWERS_W, own_limit, sites
from .test_laws import TOLERANCE, AnyHouse, _essence, places

kinds = st.none() | st.builds(Attended, is_switched=st.booleans(), may_shed=st.booleans())


@st.composite
def attended_sites(draw: st.DrawFn) -> Site:
    """Draw a site of which some loads are attended."""
    site = draw(sites(most_budgets=4))
    found = []
    for load in site.loads:
        kind = draw(kinds)
        changed = replace(load, attended=kind, turns=0, demand=DemandSource.ENTITY)
        found.append(load if kind is None else changed)
    return replace(site, loads=tuple(found))


class AnyAttendedHouse(AnyHouse):
    """A house in which anything may happen, to attended loads too."""

    @override
    @initialize(site=attended_sites())
    def begin(self, site: Site) -> None:
        self.house = Plant(site)
        self.resumed: set[str] = set()
        """Whom a resident wanted to run again since it was shed."""
        self.live()

    @override
    @rule(place=places, drawn_w=st.none() | st.sampled_from([5.0, *POWERS_W]))
    def a_power_sensor_reads(self, place: int, drawn_w: float | None) -> None:
        said = {"drawn_w": drawn_w, "said_w": drawn_w, "drawn_at": self.house.at}
        self.house.read.setdefault(self.name(place), {}).update(said)
        self.live()

    @rule(place=places)
    def one_that_was_shed_is_wanted(self, place: int) -> None:
        name = self.name(place)
        self.house.state = self.house.state.resumed(name)
        self.resumed.add(name)
        self.live()

    @override
    def cycle(self, *, turns_pass: bool = False) -> Decision:
        """Run a cycle and judge it by what was seen before it."""
        house, seen_on = self.house, set(self.house.on)
        decision = house.cycle(turns_pass=turns_pass)
        self.judge_grants(decision)
        self.judge_stops(decision, seen_on)
        self.judge_wishes(decision)
        return decision

    @override
    def judge_grants(self, decision: Decision) -> None:
        """What heaters are granted is within the limit, less all that is drawn whatever is decided."""
        for budget, outcome in decision.outcomes.items():
            amounts = {grant.load: grant.amount for grant in decision.grants}
            assert self.booked(amounts, budget) == pytest.approx(outcome.granted)
            heaters = {name: amount for name, amount in amounts.items() if not self.attended(name)}
            others = {grant.load: grant.usage for grant in decision.grants if not heaters.get(grant.load)}
            left = own_limit(outcome) - self.booked(others, budget)
            assert self.booked(heaters, budget) <= max(0.0, left) + TOLERANCE
            if self.may_be_shed_on(decision, budget):
                assert outcome.granted <= own_limit(outcome) + TOLERANCE

    @override
    def judge_stops(self, decision: Decision, seen_on: set[str]) -> None:
        """One is stopped only if it is too much beside what is not stopped, without any heater that is."""
        for command in decision.commands:
            found = decision.state.of(command.load).trouble.shed
            if not self.attended(command.load) or found is None or found.at != decision.at:
                continue
            memory = decision.state.of(command.load)
            others = {
                grant.load: grant.usage
                for grant in decision.grants
                if self.attended(grant.load) or not grant.amount or grant.reason is Reason.HELD_ON
            }
            stopped = {
                one.load: self.drawn_w(one.load, self.house.site.by_id[one.load].power_w)
                for one in decision.commands
                if self.attended(one.load) and not one.is_on
            }
            assert memory.pending is not None
            assert any(
                self.booked({command.load: 1.0}, budget)
                and self.booked(others | stopped, budget) > own_limit(outcome) - TOLERANCE
                for budget, outcome in decision.outcomes.items()
            )

    def judge_wishes(self, decision: Decision) -> None:
        """Once shed, none is switched on unless a resident wants it; one that is not shed is let alone."""
        for command in decision.commands:
            if not self.attended(command.load):
                continue
            shed = decision.state.of(command.load).trouble.shed
            assert shed is not None
            assert command.is_on is (shed.stage is Stage.RESUMED)
            assert command.load in self.resumed or not command.is_on
        for grant in decision.grants:
            shed = decision.state.of(grant.load).trouble.shed
            if shed is None or shed.stage is not Stage.RESUMED:
                self.resumed.discard(grant.load)

    @override
    def judge_rest(self, decision: Decision) -> None:
        """Nothing is left to command, the same is decided again, and limits hold where they can."""
        house = self.house
        again = decide(house.site, decision.state, house.snapshot())
        assert decision.commands == again.commands == ()
        assert [_essence(grant) for grant in again.grants] == [_essence(grant) for grant in decision.grants]
        if any(load.pending for load in decision.state.loads.values()) or house.lost:
            return
        running = {grant.load: grant.amount for grant in decision.grants if grant.load in house.on}
        for budget, outcome in decision.outcomes.items():
            if self.may_be_shed_on(decision, budget):
                assert self.booked(running, budget) <= own_limit(outcome) + TOLERANCE

    def attended(self, name: str) -> bool:
        """Return whether somebody stands beside a load."""
        return self.house.site.by_id[name].attended is not None

    def may_be_shed_on(self, decision: Decision, budget: str) -> bool:
        """Return whether all that draws on a budget can be stopped."""
        for grant in decision.grants:
            kind = self.house.site.by_id[grant.load].attended
            can_stop = kind.can_shed if kind is not None else bool(grant.amount)
            if not can_stop and self.booked({grant.load: grant.usage}, budget):
                return False
        return not any(
            self.attended(grant.load) and grant.usage and not grant.amount for grant in decision.grants
        )


TestAnyAttendedHouse = AnyAttendedHouse.TestCase
