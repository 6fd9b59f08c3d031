"""Scenario files: what they say, and what is refused."""

from pathlib import Path

import pytest

from simulation import Outdoor, Room, ScenarioError, Schedule, Stores, read_scenario

from .builders import BATTERY, CAR, SCENARIOS

GOOD = """
limit_w = 9000
base_load_csv = "base.csv"
comfort_hours = [[6, 9], [17, 22.5]]
thermostat_band_k = 0.3
tolerance_k = 0.5
[outdoor]
mean_c = 0.0
amplitude_k = 3.0
[room.bath]
power = 1000
ua = 13
c_air = 400e3
c_mass = 2.0e6
k_mass = 50
setback = 18
[room.hall]
power = 500
ua = 5
c_air = 200e3
c_mass = 1e6
k_mass = 25
comfort = 19
"""
STORES = """[car]
capacity_kwh = 50
least_w = 1380
most_w = 7360
step_w = 230
away_hours = [[8, 17.5]]
used_kwh = 12
[battery]
capacity_kwh = 10
charge_w = 3000
discharge_w = 2000
efficiency = 0.9
"""
BASE_LOAD = "timestamp,minute_of_day,base_load_w\n2006-12-17T00:00,0,1044\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with a file of base load."""
    (tmp_path / "base.csv").write_text(BASE_LOAD)
    return tmp_path


def written(folder: Path, text: str) -> Path:
    """Return the path of a scenario of *text*."""
    path = folder / "home.toml"
    path.write_text(text)
    return path


def test_a_scenario_says_everything_about_a_house(folder: Path) -> None:
    home = read_scenario(written(folder, GOOD.replace("= 3.0", "= 3.0\ntrend_k_per_day = -0.5")))
    hours = ((6, 9), (17, 22.5))
    assert (home.name, home.limit_w, home.band_k, home.tolerance_k) == ("home", 9000, 0.3, 0.5)
    assert home.base_load.minutes_w == (1044,)
    assert home.outdoor == Outdoor(mean_c=0, amplitude_k=3, trend_k_per_day=-0.5)
    assert list(home.rooms) == ["bath", "hall"]
    assert home.rooms["bath"] == Room(
        power_w=1000, ua_w_per_k=13, c_air_j_per_k=4e5, c_mass_j_per_k=2e6, k_mass_w_per_k=50
    )
    assert home.schedules == {
        "bath": Schedule(comfort_hours=hours, comfort_c=20, setback_c=18),
        "hall": Schedule(comfort_hours=hours, comfort_c=19, setback_c=17),
    }


def test_a_scenario_may_have_a_car_and_a_battery(folder: Path) -> None:
    home = read_scenario(written(folder, GOOD + STORES))
    assert (home.car, home.battery) == (CAR, BATTERY)
    assert home.stores() == Stores.at_midnight(CAR, BATTERY)


def test_a_scenario_needs_neither_car_nor_battery(folder: Path) -> None:
    home = read_scenario(written(folder, GOOD))
    assert (home.car, home.battery) == (None, None)


def test_a_battery_that_loses_nothing_need_not_say_so(folder: Path) -> None:
    home = read_scenario(written(folder, GOOD + STORES.replace("efficiency = 0.9\n", "")))
    assert home.battery is not None
    assert home.battery.efficiency == 1


def test_a_house_starts_at_18_degrees_in_air_and_mass(folder: Path) -> None:
    house = read_scenario(written(folder, GOOD)).house()
    assert house.measured_c == {"bath": 18, "hall": 18}
    assert {now.mass_c for now in house.temperatures.values()} == {18}


@pytest.mark.parametrize("path", SCENARIOS.glob("*.toml"), ids=lambda path: path.stem)
def test_every_scenario_here_can_be_read(path: Path) -> None:
    assert read_scenario(path).name == path.stem


REFUSED = {
    # sentence: (text to replace, by, place, problem)
    "no limit": ("limit_w = 9000", "", "limit_w", "is missing"),
    "no base load": ('base_load_csv = "base.csv"', "", "base_load_csv", "is missing"),
    "no comfort hours": ("comfort_hours =", "hours =", "comfort_hours", "is missing"),
    "no outdoor": ("[outdoor]", "[weather]", "outdoor", "is missing"),
    "no rooms": ("[room.", "[space.", "room", "is missing"),
    "a room without power": ("power = 1000", "", "[room.bath] power", "is missing"),
    "no mean": ("mean_c = 0.0", "", "[outdoor] mean_c", "is missing"),
    "a limit in words": ("9000", '"9 kW"', "limit_w", "must be a finite number, is '9 kW'"),
    "a limit that is a truth": ("9000", "true", "limit_w", "must be a finite number, is True"),
    "a limit that is no number": ("9000", "nan", "limit_w", "must be a finite number, is nan"),
    "no end to the limit": ("9000", "inf", "limit_w", "must be a finite number, is inf"),
    "more than a float holds": ("9000", "9" * 400, "limit_w", "must be a finite number"),
    "a negative limit": ("9000", "-1", "limit_w", "must be 0 or more, is -1"),
    "a negative band": ("band_k = 0.3", "band_k = -0.3", "thermostat_band_k", "0 or more"),
    "a negative tolerance": ("= 0.5", "= -0.5", "tolerance_k", "must be 0 or more, is -0.5"),
    "a negative amplitude": ("= 3.0", "= -3.0", "[outdoor] amplitude_k", "must be 0 or more"),
    "an endless trend": ("= 3.0", "= 3.0\ntrend_k_per_day = inf", "[outdoor] trend_k_per_day", "finite"),
    "negative power": ("power = 1000", "power = -1000", "[room.bath] power", "must be more than 0, is -1000"),
    "no power": ("power = 1000", "power = 0", "[room.bath] power", "must be more than 0, is 0"),
    "a room that gains what it loses": ("ua = 13", "ua = -13", "[room.bath] ua", "must be 0 or more"),
    "no air": ("400e3", "0", "[room.bath] c_air", "must be more than 0, is 0"),
    "negative mass": ("2.0e6", "-2.0e6", "[room.bath] c_mass", "must be more than 0"),
    "mass that drives heat uphill": ("k_mass = 50", "k_mass = -50", "[room.bath] k_mass", "0 or more"),
    "a setback in words": ("setback = 18", 'setback = "cool"', "[room.bath] setback", "finite number"),
    "next to no air": ("400e3", "400", "[room.bath]", "warms too fast for steps of 10 s"),
    "a key that nobody knows": ("limit_w", "volts = 230\nlimit_w", "volts", "is not a key"),
    "a misspelt key of a room": ("setback = 18", "setbak = 18", "[room.bath] setbak", "is not a key"),
    "a misspelt key of the weather": ("= 3.0", "= 3.0\ntrend = 1", "[outdoor] trend", "is not a key"),
    "an hour after midnight": ("22.5]", "24.5]", "comfort_hours", "not [17, 24.5]"),
    "an hour before midnight": ("[6,", "[-1,", "comfort_hours", "not [-1, 9]"),
    "reversed hours": ("[6, 9]", "[9, 6]", "comfort_hours", "earlier first, not [9, 6]"),
    "no time at all": ("[6, 9]", "[6, 6]", "comfort_hours", "not [6, 6]"),
    "an hour in words": ("[6, 9]", '["6", 9]', "comfort_hours", "not ['6', 9]"),
    "an hour too many": ("[6, 9]", "[6, 9, 12]", "comfort_hours", "not [6, 9, 12]"),
    "an hour that is no number": ("[6, 9]", "[6, nan]", "comfort_hours", "not [6, nan]"),
    "hours without pairs": ("[[6, 9], [17, 22.5]]", "[6, 9]", "comfort_hours", "not 6"),
    "hours that are no list": ("[[6, 9], [17, 22.5]]", "6", "comfort_hours", "must be a list"),
    "a path that is a number": ('"base.csv"', "3", "base_load_csv", "must be a string, is 3"),
    "base load that is not there": ("base.csv", "gone.csv", "base_load_csv", "cannot be read"),
    "base load that is a scenario": ("base.csv", "home.toml", "base_load_csv", "has no column"),
    "a room that is a number": ("k_mass = 25", "[room]\nattic = 1", "[room] attic", "must be a table"),
    "TOML that is none": ("limit_w = 9000", "limit_w = ", "", "cannot be read: Invalid value"),
    "a car that is a list": ("[car]", "[[car]]", "car", "must be a table, is [{"),
    "a car without capacity": ("capacity_kwh = 50\n", "", "[car] capacity_kwh", "is missing"),
    "a car that holds nothing": (
        "capacity_kwh = 50",
        "capacity_kwh = 0",
        "[car] capacity_kwh",
        "more than 0",
    ),
    "a car that draws less than nothing": ("1380", "-1", "[car] least_w", "must be 0 or more, is -1"),
    "a car whose most is below its least": ("7360", "1000", "[car] most_w", "must be 1380 or more, is 1000"),
    "steps of nothing": ("step_w = 230", "step_w = 0", "[car] step_w", "must be more than 0, is 0"),
    "steps too large for the car": ("step_w = 230", "step_w = 8000", "[car]", "never charges: no multiple"),
    "a car that uses more than it holds": ("= 12", "= 51", "[car] used_kwh", "must be 50 or less, is 51"),
    "a car that is away backwards": ("[[8, 17.5]]", "[[17.5, 8]]", "[car] away_hours", "not [17.5, 8]"),
    "a key that no car has": ("step_w", "volts = 230\nstep_w", "[car] volts", "is not a key"),
    "a battery without a bound": ("charge_w = 3000\n", "", "[battery] charge_w", "is missing"),
    "a battery that makes energy": ("= 0.9", "= 1.1", "[battery] efficiency", "must be 1 or less, is 1.1"),
    "a battery that keeps nothing": ("= 0.9", "= 0", "[battery] efficiency", "must be more than 0, is 0"),
    "a negative discharge": ("= 2000", "= -2000", "[battery] discharge_w", "must be 0 or more, is -2000"),
    "a key that no battery has": ("= 0.9", "= 0.9\nsoc = 1", "[battery] soc", "is not a key"),
}


@pytest.mark.parametrize(("old", "new", "place", "problem"), REFUSED.values(), ids=REFUSED)
def test_a_bad_scenario_is_refused_by_name(
    old: str, new: str, place: str, problem: str, folder: Path
) -> None:
    assert old in GOOD + STORES
    path = written(folder, (GOOD + STORES).replace(old, new))
    with pytest.raises(ScenarioError) as refused:
        read_scenario(path)
    line = f", line {refused.value.line}" if refused.value.line else ""
    where = f"{path}{line}: {place}: " if place else f"{path}{line}: "
    assert str(refused.value).startswith(where)
    assert problem in str(refused.value).removeprefix(where)


LINES = {
    "a value": ("ua = 13", "ua = -13", "ua = -13"),
    "a value of the same name in another table": ("ua = 5", "ua = -5", "ua = -5"),
    "a key that nobody knows": ("limit_w", "volts = 230\nlimit_w", "volts"),
    "what a room lacks, where the room begins": ("power = 1000", "", "[room.bath]"),
    "a list of several lines, where it begins": ("[[6, 9],", "[\n[9, 6],", "comfort_hours"),
    "TOML that is none": ("limit_w = 9000", "limit_w = ", "limit_w"),
    "a value of the car": ("used_kwh = 12", "used_kwh = 60", "used_kwh"),
    "what the battery lacks, where it begins": ("discharge_w = 2000\n", "", "[battery]"),
}


@pytest.mark.parametrize(("old", "new", "begin"), LINES.values(), ids=LINES)
def test_a_refusal_tells_the_line(old: str, new: str, begin: str, folder: Path) -> None:
    assert old in GOOD + STORES
    text = (GOOD + STORES).replace(old, new)
    with pytest.raises(ScenarioError) as refused:
        read_scenario(written(folder, text))
    assert refused.value.line is not None
    assert text.splitlines()[refused.value.line - 1].startswith(begin)
    assert f"home.toml, line {refused.value.line}: " in str(refused.value)


def test_what_the_whole_file_lacks_is_on_no_line(folder: Path) -> None:
    with pytest.raises(ScenarioError) as refused:
        read_scenario(written(folder, GOOD.replace("limit_w = 9000", "")))
    assert refused.value.line is None


def test_a_refusal_names_file_table_and_key(folder: Path) -> None:
    path = written(folder, GOOD.replace("ua = 13", "ua = -13"))
    with pytest.raises(ScenarioError) as refused:
        read_scenario(path)
    error = refused.value
    assert (error.file, error.table, error.key) == (path, "room.bath", "ua")
    assert error.problem == "must be 0 or more, is -13"


def test_a_scenario_without_any_room_is_refused(folder: Path) -> None:
    text = GOOD[: GOOD.index("[room.bath]")]
    with pytest.raises(ScenarioError, match=r"\[room\]: must hold at least one room"):
        read_scenario(written(folder, f"{text}[room]\n"))


def test_a_bad_line_of_base_load_is_named_from_the_scenario(folder: Path) -> None:
    (folder / "base.csv").write_text(f"{BASE_LOAD}2006-12-17T00:01,1,off\n")
    with pytest.raises(ScenarioError, match=r"base_load_csv: .*base\.csv, line 3: .*'off'"):
        read_scenario(written(folder, GOOD))


def test_a_scenario_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    (tmp_path / "binary.toml").write_bytes(b"\xff\xfe")
    for name in ("missing.toml", "binary.toml"):
        with pytest.raises(ScenarioError, match="cannot be read"):
            read_scenario(tmp_path / name)
