"""Many budgets side by side, and one over days."""

from benchmarks.scale import Cost, Held, Many, cost_rows, held_rows, over_time
from simulation import View
from tests.simulation.builders import Scripted

VIEW = View(clock_s=0, asking=frozenset(), measured_c={}, setpoints_c={}, meter_w=0, on=frozenset())


def test_everybody_decides_and_the_first_rules() -> None:
    first, second = Scripted({"living"}), Scripted({"bath"})
    many = Many([first, second])
    assert many(VIEW) == {"living"}
    assert first.seen == second.seen == [VIEW]
    assert many.took_s > 0


def test_what_is_stored_does_not_grow_from_day_to_day() -> None:
    first, second = over_time((1, 2))
    assert (first.days, second.days) == (1, 2)
    assert 0 < second.stored_kb < 1.2 * first.stored_kb


def test_the_tables() -> None:
    cost = Cost(budgets=10_000, core=0.1568, begun_mb=227.3, grown_mb=32)
    assert cost_rows([cost])[1] == ["10,000", "70,000", "15.6800", "227.3", "32.0"]
    assert held_rows([Held(days=14, memory_kb=148.2, stored_kb=27.3)])[1] == ["14", "148", "27.3"]
