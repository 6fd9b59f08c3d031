"""What holds in every house with batteries, on every circuit, whatever happens in it."""

from dataclasses import replace

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from custom_components.power_budget.engine import Decision, Site, Unit, decide
from custom_components.power_budget.engine.allocation.service import CALM
from custom_components.power_budget.engine.health import Health

from .buffered import BufferedPlant, Inverter, battery
from .plant import LONGEST
from .sites import MODULATIONS, POWERS_W, carried_w, line, own_limit, sites

TOLERANCE = 1e-3

places = st.integers(0, 5)
"""Which load, battery or budget something happens to."""


@st.composite
def inverters(draw: st.DrawFn) -> list[Inverter]:
    """Draw one to three batteries that differ in all that they can differ in."""
    found = []
    for name in ("cellar", "garage", "shed")[: draw(st.integers(1, 3))]:
        least_w, step_w = draw(st.sampled_from([0, 150])), draw(st.sampled_from([0, 1, 100]))
        one = battery(name, covers_excess=draw(st.booleans()), takes_rest=draw(st.booleans()))
        one.most_charge_w, one.most_discharge_w = (draw(st.sampled_from([0, 400, 2000])) for _ in range(2))
        one.others = {"least_charge_w": least_w, "least_discharge_w": least_w, "step_w": step_w}
        found.append(one)
    return found


class AnyHouse(RuleBasedStateMachine):
    """A house in which anything may happen, with batteries on its circuits."""

    def __init__(self) -> None:
        """Wait for a site."""
        super().__init__()
        self.house: BufferedPlant
        self.owners: dict[str, str] = {}

    @initialize(
        site=sites(most_budgets=3, modulations=MODULATIONS), batteries=inverters(), places=st.lists(places)
    )
    def begin(self, site: Site, batteries: list[Inverter], places: list[int]) -> None:
        owners = [*places, 0, 0, 0][: len(batteries)]
        names = [site.budgets[place % len(site.budgets)].id for place in owners]
        self.owners = {one.buffer.id: name for one, name in zip(batteries, names, strict=True)}
        budgets = (
            replace(
                budget,
                buffers=tuple(one.buffer for one in batteries if self.owners[one.buffer.id] == budget.id),
            )
            for budget in site.budgets
        )
        self.house = BufferedPlant(
            replace(site, budgets=tuple(budgets)), inverters={one.buffer.id: one for one in batteries}
        )
        self.house.ask(*(load.id for load in site.loads))
        self.live()

    @rule(place=places, is_on=st.booleans())
    def a_thermostat_changes(self, place: int, is_on: bool) -> None:
        loads = self.house.site.loads
        self.house.ask(loads[place % len(loads)].id, is_on=is_on)
        self.live()

    @rule(place=places, power_budget_w=st.none() | st.sampled_from([0.0, 50.0, *POWERS_W]))
    def a_limit_changes(self, place: int, power_budget_w: float | None) -> None:
        budgets = self.house.site.budgets
        budget = budgets[place % len(budgets)].id
        self.house.state = self.house.state.with_controls(budget, power_budget_w=power_budget_w)
        self.live()

    @rule(place=places, most_w=st.sampled_from([0, 400, 2000]))
    def a_battery_fills_or_empties(self, place: int, most_w: float) -> None:
        self.inverter(place).most_charge_w, self.inverter(place + 1).most_discharge_w = most_w, most_w
        self.live()

    @rule(place=places, health=st.sampled_from([Health.WORKING, Health.SUSPECT]))
    def a_battery_is_suspected(self, place: int, health: Health) -> None:
        one = self.inverter(place)
        one.others = {**one.others, "health": health}
        self.live()

    @rule(place=places, power_w=st.sampled_from([None, -800.0, 0.0, 800.0]))
    def a_request_holds_for_a_battery_or_ends(self, place: int, power_w: float | None) -> None:
        one = self.inverter(place)
        one.others = {**one.others, "is_held": power_w is not None}
        one.set(power_w or 0.0, self.house.at)
        self.live()

    @rule(seconds=st.sampled_from([1, 30, 120]), turns_pass=st.booleans())
    def time_passes(self, seconds: float, turns_pass: bool) -> None:
        self.house.wait(seconds)
        self.live(turns_pass=turns_pass)

    def inverter(self, place: int) -> Inverter:
        """Return the battery that something happens to."""
        return [*self.house.inverters.values()][place % len(self.house.inverters)]

    def live(self, *, turns_pass: bool = False) -> None:
        """Run cycles until nothing is left to command, and judge each."""
        decision = self.house.cycle(turns_pass=turns_pass)
        for _ in range(2 * LONGEST):
            self.judge_batteries(decision)
            if not decision.commands and not any(grant.is_due for grant in decision.buffers.values()):
                break
            decision = self.house.cycle()
        self.judge_rest(decision)
        self.house.wait(CALM.total_seconds() - 1)

    def judge_batteries(self, decision: Decision) -> None:
        """None charges while another discharges, and all stay within their bounds."""
        does_w = self.house.does_w
        ours_w = [one.does_w for one in self.house.inverters.values() if not one.others.get("is_held")]
        assert not (max(ours_w, default=0) > 0 > min(does_w))
        assert not (max(does_w) > 0 > min(ours_w, default=0))
        for name, grant in decision.buffers.items():
            one = self.house.inverters[name]
            most_w = one.most_charge_w if grant.set_w > 0 else one.most_discharge_w
            if grant.set_w and grant.is_due:
                assert one.others["least_charge_w"] - TOLERANCE <= abs(grant.set_w) <= most_w + TOLERANCE
                assert one.buffer.takes_rest if grant.set_w > 0 else one.buffer.covers_excess

    def judge_rest(self, decision: Decision) -> None:
        """Nothing is left to do, the limit holds, and nobody waits for what is charged with."""
        again = decide(self.house.site, decision.state, self.house.snapshot())
        assert again.commands == ()
        assert {name: grant.set_w for name, grant in again.buffers.items()} == {
            name: grant.set_w for name, grant in decision.buffers.items()
        }
        left = {
            budget: own_limit(outcome) - self.drawn_w(budget)
            for budget, outcome in decision.outcomes.items()
            if self.in_watts(budget)
        }
        firm = any(one.does_w > 0 and one.others.get("is_held") for one in self.house.inverters.values())
        assert firm or min(left.values(), default=0) >= -TOLERANCE
        self.judge_comfort(decision, left)

    def judge_comfort(self, decision: Decision, left: dict[str, float]) -> None:
        """Nobody waits that would fit if nothing charged from its own choice."""
        charging = {
            budget: sum(
                one.does_w
                for name, one in self.house.inverters.items()
                if one.does_w > 0 and not one.others.get("is_held") and budget in self.line(name)
            )
            for budget in left
        }
        if not any(charging.values()):
            return
        for load in self.house.site.loads:
            grant = decision.of(load.id)
            if grant is None or grant.amount or not grant.wants or load.id in self.house.on:
                continue
            least_w = load.power_w if load.modulation is None else load.modulation.least(load.power_w)
            needs_w = {
                budget: carried_w(self.house.site, budget, load) / load.power_w * least_w for budget in left
            }
            would_fit = all(need <= left[name] + charging[name] for name, need in needs_w.items())
            does_fit = all(need <= left[name] + TOLERANCE for name, need in needs_w.items())
            assert does_fit or not would_fit

    def drawn_w(self, budget: str) -> float:
        """Return what is drawn through a budget, batteries among it."""
        house = self.house
        loads_w = sum(
            house.levels_w.get(load.id, load.power_w) * carried_w(house.site, budget, load) / load.power_w
            for load in house.site.loads
            if load.id in house.on
        )
        return loads_w + sum(one.does_w for name, one in house.inverters.items() if budget in self.line(name))

    def line(self, battery: str) -> list[str]:
        """Return the budgets that carry a battery."""
        return line(self.house.site, self.owners[battery])

    def in_watts(self, budget: str) -> bool:
        """Return whether a budget counts watts."""
        return self.house.site.budgets[self.house.site.indices[budget]].unit is Unit.WATTS


TestAnyHouse = AnyHouse.TestCase
