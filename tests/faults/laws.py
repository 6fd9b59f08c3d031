"""What holds in the house, whatever fails in it and whatever people do."""

from custom_components.power_budget.engine import Decision, Reason

from .plan import SITE_LIMIT_W
from .residents import Residents

TOLERANCE = 1e-3


async def judge(home: Residents) -> None:
    """Judge the house once nothing is left to do."""
    home.look()
    home.wishes.pass_by(home.at)
    assert home.host.failures.found == []
    judge_wishes(home)
    judge_calls(home)
    coordinator = home.seen.coordinator
    assert coordinator.last_update_success
    if not home.wishes.test_mode:
        judge_running(home)
    await judge_rest(home)
    assert home.host.failures.found == []


def judge_wishes(home: Residents) -> None:
    """What was set is what is shown."""
    seen, wishes = home.seen, home.wishes
    assert float(seen.state("power_saving_mode").state) == wishes.mode
    if home.options["unit"] == "watts":
        power_budget = wishes.power_budget
        shown = home.options["power_steps"][0] if power_budget is None else power_budget
        assert float(seen.state("power_budget").state) == shown
    assert _is_on(home, "away") is wishes.away
    assert _is_on(home, "test_mode") is wishes.test_mode
    for name, heater in seen.entry.subentries.items():
        assert _is_on(home, "boost", name) is (name in wishes.boosted)
        if heater.data["demand"] == "own_switch":
            assert _is_on(home, "demand", name) is (name in wishes.demanded)


def judge_calls(home: Residents) -> None:
    """Nothing is started beyond the limit, in away, or in test mode; nothing is stopped in test mode."""
    calls = list(home.calls)
    home.calls.clear()
    assert not (calls and home.wishes.test_mode)
    for call in calls:
        if call.runs:
            assert not home.wishes.away
            assert call.used <= call.limit + TOLERANCE, call


def judge_running(home: Residents) -> None:
    """What obeys makes room for what does not, and runs only where that is granted."""
    view = home.seen.coordinator.data
    assert view is not None
    obeying = {name for name, relay in home.connected.items() if relay.obeys and relay.runs}
    if obeying:
        used = sum(map(home.amount, (home.running - home.stopping) | obeying))
        assert used <= home.limit() + TOLERANCE, (obeying, home.running, home.stopping)
        assert not home.wishes.away
    granted = {grant.load for grant in view.decision.grants if grant.amount}
    assert obeying <= granted


async def judge_rest(home: Residents) -> None:
    """No change was lost: another cycle finds nothing new, and commands nothing."""
    coordinator = home.seen.coordinator
    before = coordinator.data
    coordinator.request_cycle()
    await home.host.settle()
    after = coordinator.data
    assert before is not None
    assert after is not None
    is_pending = any(load.pending for load in before.decision.state.loads.values())
    assert is_pending or not home.calls  # what is on its way may keep others waiting, until patience is over
    judge_calls(home)
    assert after is not before
    assert _essence(after.decision) == _essence(before.decision)


def judge_health(home: Residents) -> None:
    """Where everything is well again, and has been for some minutes, nobody is kept waiting without need."""
    total_w = home.total_w()
    running = {name for name in home.names if home.relays[name].runs}
    if home.wishes.test_mode:
        return
    if "meter" in home.options:
        assert not running or total_w <= SITE_LIMIT_W + TOLERANCE
    wanting = home.wanting()
    assert running <= wanting
    if home.is_metered or home.wishes.away:
        return
    if sum(map(home.most, wanting)) <= home.limit() + TOLERANCE:
        assert running == wanting


def _is_on(home: Residents, key: str, owner: str | None = None) -> bool:
    state = home.seen.state(key, owner).state
    assert state in {"on", "off"}
    return state == "on"


ALIKE = {
    Reason.BOOSTED: Reason.HEATING,
    Reason.HELD_ON: Reason.HEATING,
    Reason.HELD_OFF: Reason.WAITING,
}
"""Reasons that may follow each other with nothing new to see: a hold begins only as one is granted."""


def _essence(decision: Decision) -> list[tuple[str, bool, Reason]]:
    """Return how each heater is treated."""
    return [
        (grant.load, grant.amount > 0, ALIKE.get(grant.reason, grant.reason)) for grant in decision.grants
    ]
