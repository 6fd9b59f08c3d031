"""What a process costs, as tables."""

from benchmarks.process.database import OURS
from benchmarks.process.figures import Growth, Latency, Load
from benchmarks.process.report import Kept, growth_table, latency_table, load_table


def cells(table: str) -> list[list[str]]:
    """Return the texts of a table in Markdown, without the line below its header."""
    header, _, *rows = table.splitlines()
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in (header, *rows)]


def test_latency() -> None:
    table = latency_table(Latency(times=24, median_ms=12.34, p95_ms=20, longest_ms=31))
    assert cells(table) == [
        ["latency", "times", "median", "p95", "longest"],
        ["ms from a reading to the last `turn_off`", "24", "12.3", "20.0", "31.0"],
    ]


def test_nothing_had_to_be_shed() -> None:
    assert cells(latency_table(None))[1][1:] == ["0", "–", "–", "–"]


def test_load() -> None:
    without = Load(cpu_percent=2, memory_mb=260, peak_mb=270)
    table = load_table(without, Load(cpu_percent=5.25, memory_mb=300, peak_mb=265))
    assert cells(table) == [
        ["the process", "without", "with", "difference"],
        ["CPU, % of one core", "2.00", "5.25", "+3.25"],
        ["memory, MB, median", "260.0", "300.0", "+40.0"],
        ["memory, MB, most", "270.0", "265.0", "-5.0"],
    ]


GROWTHS = {
    f"{OURS}sensor": Growth(states=1000, statistics=200, size_b=200_000),
    f"{OURS}switch": Growth(states=40, size_b=10_000),
    f"{OURS}button": Growth(),
    "meter": Growth(states=590, events=0, statistics=10, size_b=100_000),
}


def test_growth_of_ten_minutes_is_extrapolated() -> None:
    assert cells(growth_table(Kept(growths=GROWTHS, minutes=10))) == [
        [
            "kept of",
            "states",
            "events",
            "statistics",
            "rows per min",
            "kB per min",
            "MB per day, extrapolated",
        ],
        ["Power Budget, all of it", "1,040", "0", "200", "124.0", "21.0", "30.2"],
        ["Power Budget: sensor", "1,000", "0", "200", "120.0", "20.0", "28.8"],
        ["Power Budget: switch", "40", "0", "0", "4.0", "1.0", "1.4"],
        ["meter", "590", "0", "10", "60.0", "10.0", "14.4"],
    ]


def test_growth_of_a_day_is_measured() -> None:
    header, *rows = cells(growth_table(Kept(growths=GROWTHS, minutes=1440)))
    assert header[-1] == "MB per day"
    assert [row[-1] for row in rows] == ["0.2", "0.2", "0.0", "0.1"]


def test_without_a_budget_there_is_no_sum_of_ours() -> None:
    table = cells(growth_table(Kept(growths={"meter": Growth(states=60)}, minutes=1)))
    assert [row[0] for row in table] == ["kept of", "meter"]
