"""Everybody's rule in the same houses: the runs, their tables and their pictures."""

from dataclasses import replace
import json
from pathlib import Path
import sys

import pytest

from benchmarks.__main__ import main
from benchmarks.houses import command
from benchmarks.houses.contenders import CONTENDERS, FORESIGHT, WITH_BATTERY
from benchmarks.houses.contest import Result, contest, jobs, played
from benchmarks.houses.figures import as_json, written
from benchmarks.houses.random_houses import loss_w, random_house
from simulation import STEP_S, Battery, Scenario, Score, read_base_load, read_scenario

HOUR_DAYS = 1 / 24
HOUSES = range(1, 31)


@pytest.fixture(scope="module")
def week() -> Scenario:
    """Return the week."""
    return read_scenario(command.SAMPLES[0])


FOUND = Score(
    overload_s=119.6,
    long_overloads=0.04,
    cold_by_room_k_h={"hall": 1.25, "bath": 3.0},
    switchings_per_heater=61.5,
    heat_kwh=70.04,
)
RESULTS = [
    Result(scenario="home", contender="thermostats alone", score=FOUND, took_s=0.71),
    Result(scenario="home", contender="fluid bound", score=replace(FOUND, overload_s=0), took_s=12),
]

MARKDOWN = """\
home, per day:

| rule              | overload s | runs ≥ 30 s | cold K·h | worst room K·h | switchings per heater | heat kWh | run s |
|-------------------|-----------:|------------:|---------:|---------------:|----------------------:|---------:|------:|
| thermostats alone |        120 |         0.0 |      4.2 |            3.0 |                    62 |     70.0 |   0.7 |
| fluid bound       |          0 |         0.0 |      4.2 |            3.0 |                     – |     70.0 |  12.0 |

home, cold K·h per day by room:

| rule              | hall | bath |
|-------------------|-----:|-----:|
| thermostats alone |  1.2 |  3.0 |
| fluid bound       |  1.2 |  3.0 |"""  # noqa: E501


def test_as_markdown() -> None:
    assert written(RESULTS, as_markdown=True) == MARKDOWN


def test_as_text() -> None:
    lines = written(RESULTS, as_markdown=False).splitlines()
    assert lines[2].split() == HEAD.split()
    assert lines[3].startswith("thermostats alone         120")


HEAD = "rule overload s runs ≥ 30 s cold K·h worst room K·h switchings per heater heat kWh run s"


def test_as_json() -> None:
    first, _ = json.loads(as_json(RESULTS))
    assert first == {
        "scenario": "home",
        "rule": "thermostats alone",
        "overload_s": 119.6,
        "long_overloads": 0.04,
        "cold_k_h": 4.25,
        "worst_room_cold_k_h": 3.0,
        "switchings_per_heater": 61.5,
        "heat_kwh": 70.04,
        "run_s": 0.71,
        "cold_by_room_k_h": {"hall": 1.25, "bath": 3.0},
    }


def test_what_a_car_lacks_is_told_where_there_is_one() -> None:
    with_car = [replace(RESULTS[0], score=replace(FOUND, car_short_kwh=1.26))]
    head, row = written(with_car, as_markdown=False).splitlines()[2:4]
    assert head.split() == HEAD.replace("run s", "car short kWh run s").split()
    assert row.split()[-2:] == ["1.3", "0.7"]
    assert json.loads(as_json(with_car))[0]["car_short_kwh"] == 1.26


def test_each_house_has_its_own_table() -> None:
    other = [replace(result, scenario="other") for result in RESULTS]
    assert written([*RESULTS, *other], as_markdown=True).count("| rule ") == 4


BATTERY = Battery(capacity_wh=10_000, charge_w=3000, discharge_w=3000, efficiency=0.9)


def test_a_house_without_a_battery_has_none_to_serve_it(week: Scenario) -> None:
    assert jobs([week], [WITH_BATTERY]) == []


@pytest.mark.parametrize("contender", CONTENDERS)
def test_every_contender_heats_a_house_for_an_hour(contender: str, week: Scenario) -> None:
    if contender == FORESIGHT:
        pytest.importorskip("scipy")
    house = replace(week, battery=BATTERY)
    result = played(*jobs([house], [contender], days=HOUR_DAYS))
    assert (result.scenario, result.contender) == ("week", contender)
    assert set(result.score.cold_by_room_k_h) == set(week.rooms)
    assert result.score.heat_kwh > 0


def test_a_contest_tells_how_far_it_is_and_keeps_the_order(
    week: Scenario, capsys: pytest.CaptureFixture[str]
) -> None:
    todo = jobs([week], ["fluid bound", "thermostats alone"], days=HOUR_DAYS)
    assert [result.contender for result in contest(todo, 2)] == ["fluid bound", "thermostats alone"]
    told = capsys.readouterr().err.splitlines()
    assert [line.split(":")[0] for line in told] == ["1 of 2", "2 of 2"]


def test_a_run_lasts_as_long_as_the_base_load_unless_it_is_said(week: Scenario) -> None:
    (job,) = jobs([week], ["fluid bound"])
    assert job.duration_s == week.base_load.duration_s
    (job,) = jobs([week], ["fluid bound"], days=2)
    assert job.duration_s == 2 * 86_400


def test_a_house_is_the_same_for_the_same_lot_only() -> None:
    measured = read_base_load(command.MEASURED)
    assert random_house(1, 3, measured) == random_house(1, 3, measured)
    assert random_house(1, 3, measured) != random_house(1, 4, measured)
    assert random_house(1, 3, measured) != random_house(2, 3, measured)


@pytest.mark.parametrize("index", HOUSES)
def test_a_house_drawn_by_lot_can_be_simulated_and_kept_warm(index: int) -> None:
    house = random_house(1, index, read_base_load(command.MEASURED))
    assert 3 <= len(house.rooms) <= 12
    assert all(room.is_stable(STEP_S) for room in house.rooms.values())
    mean_w = sum(house.base_load.minutes_w) / len(house.base_load.minutes_w)
    assert house.limit_w >= mean_w + 1.1 * loss_w(house.rooms, house.schedules, house.outdoor.mean_c)


def run_main(monkeypatch: pytest.MonkeyPatch, *arguments: str | Path) -> int:
    """Return what the command returns."""
    monkeypatch.setattr(sys, "argv", ["bench", *map(str, arguments)])
    return main()


def test_the_command_runs_a_scenario_from_outside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    text = command.SAMPLES[0].read_text().replace("../data/base_load_sceaux_2006-12-17_7d.csv", "mine.csv")
    (tmp_path / "mine.toml").write_text(text)
    (tmp_path / "mine.csv").write_text("timestamp,minute_of_day,base_load_w\n-,0,500\n-,1,700\n")
    options = ("--rule", "thermostats alone", "--json", "--processes", "1")
    assert run_main(monkeypatch, tmp_path / "mine.toml", *options) == 0
    (only,) = json.loads(capsys.readouterr().out)
    assert (only["scenario"], only["rule"]) == ("mine", "thermostats alone")


def test_the_command_refuses_a_broken_scenario_with_line_and_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "mine.toml").write_text("limit_w = 9000\ncomfort_hours = [[9, 6]]\n")
    assert run_main(monkeypatch, tmp_path / "mine.toml") == 2
    told = capsys.readouterr().err
    assert f"Refused: {tmp_path / 'mine.toml'}, line 2: comfort_hours: must hold pairs" in told


def test_the_command_tells_the_spread_of_houses(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    options = ("--houses", "2", "--days", "0.1", "--rule", "fluid bound", "--rule", "thermostats alone")
    assert run_main(monkeypatch, *options, "--markdown", "--processes", "1") == 0
    out = capsys.readouterr().out
    assert "2 houses of seed 1, 0.1 days" in out
    assert "| fluid bound " in out


@pytest.mark.parametrize(
    "wrong",
    [
        ("--houses", "0"),
        ("--days", "0"),
        ("--days", "inf"),
        ("--days", "0.0001"),
        ("--after", "-1"),
        ("--rule", "x"),
    ],
)
def test_the_command_refuses_what_cannot_be(
    wrong: tuple[str, str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        run_main(monkeypatch, *wrong)
    assert wrong[0] in capsys.readouterr().err


CLASHES = {
    "imperfect houses are drawn": (["--imperfect"], "--imperfect needs --houses"),
    "drawn houses are no files": (["mine.toml", "--houses", "1"], "--houses draws houses"),
    "judged when it is over": (
        ["--houses", "1", "--days", "2", "--after", "2"],
        "nothing comes after 2 days",
    ),
    "judged when it would be learned": (["--handicapped", "--days", "2"], "nothing comes after 2 days"),
    "a best plan of what no plan knows": (
        ["--houses", "1", "--imperfect", "--days", "0.01", "--after", "0", "--rule", FORESIGHT],
        "imperfect house 1: no plan knows sun",
    ),
}


@pytest.mark.parametrize(("wrong", "why"), CLASHES.values(), ids=CLASHES)
def test_the_command_says_why_choices_do_not_go_together(
    wrong: list[str], why: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    if FORESIGHT in wrong:
        pytest.importorskip("scipy")
    assert run_main(monkeypatch, *wrong, "--processes", "1") == 2
    assert f"Refused: {why}" in capsys.readouterr().err


def test_the_command_tells_the_speed(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[bool] = []
    monkeypatch.setattr("benchmarks.__main__.report_speed", lambda *, markdown: asked.append(markdown))
    run_main(monkeypatch, "--speed", "--markdown")
    assert asked == [True]
