"""What was measured, as a table and as promises that are kept or not."""

from typing import Any

import pytest

from benchmarks import speed
from benchmarks.report import Cost, costs, machine, table, verdicts

MACHINE = {
    "cpu": {"brand_raw": "Abacus 7", "count": 2},
    "machine": "x86_64",
    "python_implementation": "CPython",
    "python_version": "3.14.2",
}


def measured(*, times: float = 1) -> dict[str, Any]:
    """Return what pytest-benchmark writes of two cases that took *times* as long as usual."""
    cases = [
        {
            "extra_info": {"situation": "quiet cycle", "order": "round_robin", "loads": loads},
            "stats": {"min": fastest_s, "median": 2 * fastest_s, "mean": 1},
        }
        for loads, fastest_s in ((100, times * 0.0005), (10_000, times * 0.06))
    ]
    return {"machine_info": MACHINE, "benchmarks": cases}


TEXT = """\
situation    order         loads  ms per cycle  µs per load  × fewest loads  median µs
quiet cycle  round_robin     100          0.50          5.0            1.00       10.0
quiet cycle  round_robin  10,000         60.00          6.0            1.20       12.0"""

MARKDOWN = """\
| situation   | order       |  loads | ms per cycle | µs per load | × fewest loads | median µs |
|-------------|-------------|-------:|-------------:|------------:|---------------:|----------:|
| quiet cycle | round_robin |    100 |         0.50 |         5.0 |           1.00 |      10.0 |
| quiet cycle | round_robin | 10,000 |        60.00 |         6.0 |           1.20 |      12.0 |"""


def cost(loads: int, load_us: float, situation: str = "quiet cycle") -> Cost:
    """Return what a cycle costs that takes *load_us* for each load."""
    cycle_s = loads * load_us / 1e6
    return Cost(situation=situation, order="round_robin", loads=loads, fastest_s=cycle_s, median_s=cycle_s)


def test_as_text() -> None:
    assert table(costs(measured()), as_markdown=False) == TEXT


def test_as_markdown() -> None:
    assert table(costs(measured()), as_markdown=True) == MARKDOWN


def test_machine() -> None:
    assert machine(measured()) == "Abacus 7, 2 cores, CPython 3.14.2"


def test_machine_without_a_brand() -> None:
    assert machine({"machine_info": MACHINE | {"cpu": {"count": 4}}}).startswith("x86_64, 4 cores")


VERDICTS = {
    "as promised": ([cost(100, 5), cost(10_000, 6)], [True, True]),
    "just as promised": ([cost(100, 8), cost(1_000, 10)], [True, True]),
    "too dear": ([cost(100, 10), cost(10_000, 11)], [False, True]),
    "too steep": ([cost(100, 5), cost(10_000, 8)], [True, False]),
    "steep only from one situation to another": (
        [cost(100, 1), cost(10_000, 9, "first cycle")],
        [True, True],
    ),
    "both": ([cost(100, 5), cost(10_000, 20)], [False, False]),
}


@pytest.mark.parametrize(("found", "kept"), VERDICTS.values(), ids=VERDICTS)
def test_promises(found: list[Cost], kept: list[bool]) -> None:
    assert [verdict.kept for verdict in verdicts(found)] == kept


def test_a_verdict_names_the_worst() -> None:
    broken, kept = verdicts([cost(100, 5), cost(10_000, 6), cost(100, 12, "first cycle")])
    assert str(broken) == (
        "NOT KEPT: at most 10 µs for each load and cycle."
        " The most: 12.0 µs (first cycle, round_robin, 100 loads)."
    )
    assert str(kept).startswith("Kept: ")
    assert str(kept).endswith("1.20 times (quiet cycle, round_robin, 10,000 loads).")


@pytest.mark.parametrize(("times", "kept"), [(1, True), (3, False)])
def test_report(
    times: float, kept: bool, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(speed, "_measured", lambda: measured(times=times))
    assert speed.report_speed(markdown=True) is kept
    printed = capsys.readouterr().out
    assert "on Abacus 7, 2 cores" in printed
    assert ("NOT KEPT" in printed) is not kept


def test_what_fails_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(speed, "CASES", "benchmarks/test_of_nothing.py")
    with pytest.raises(speed.MeasuringError, match="file or directory not found"):
        speed.report_speed(markdown=False)
