"""Base load, and a meter that tells it late."""

from pathlib import Path

import pytest

from simulation import BaseLoad, BaseLoadError, Meter, read_base_load

from .builders import FOLDER

HEADER = "timestamp,minute_of_day,base_load_w\n"

MINUTES = {
    "the first minute at midnight": (0, 100),
    "held to the end of the minute": (59.9, 100),
    "the next from its first second": (60, 200),
    "the first again after the last": (180, 100),
    "and so on": (60 * 3 * 1000 + 125, 300),
}


@pytest.mark.parametrize(("clock_s", "base_w"), MINUTES.values(), ids=MINUTES)
def test_base_load_of_three_minutes(clock_s: float, base_w: float) -> None:
    assert BaseLoad(minutes_w=(100, 200, 300)).at(clock_s) == base_w


def test_a_file_of_base_load_is_read_line_by_line(tmp_path: Path) -> None:
    path = tmp_path / "base.csv"
    path.write_text(HEADER + "2006-12-17T00:00,0,1044\n2006-12-17T00:01,1,1520.5\n")
    assert read_base_load(path) == BaseLoad(minutes_w=(1044, 1520.5))


def test_the_week_in_sceaux_lacks_two_minutes_and_sits_at_1318_w_on_average() -> None:
    week = read_base_load(FOLDER / "data" / "base_load_sceaux_2006-12-17_7d.csv")
    assert week.duration_s == 7 * 86_400 - 120
    assert sum(week.minutes_w) / len(week.minutes_w) == pytest.approx(1318.09, abs=0.005)


BAD_FILES = {
    "no data": (HEADER, "has no line of data"),
    "nothing at all": ("", "has no column timestamp, minute_of_day, base_load_w"),
    "another file": ("a,b\n1,2\n", "has no column timestamp, minute_of_day, base_load_w"),
    "a column short": ("timestamp,base_load_w\n,1\n", "has no column minute_of_day"),
    "a word": (HEADER + "t,0,1\nt,1,off\n", "line 3: base_load_w is 'off'"),
    "a gap": (HEADER + "t,0,1\nt,1,\n", "line 3: base_load_w is ''"),
    "a short line": (HEADER + "t,0\n", "line 2: base_load_w is None"),
    "not a number": (HEADER + "t,0,nan\n", "line 2: base_load_w is 'nan'"),
    "an infinity": (HEADER + "t,0,inf\n", "line 2: base_load_w is 'inf'"),
    "a negative load": (HEADER + "t,0,-1\n", "line 2: base_load_w is '-1'"),
    "a word after a blank line": (HEADER + "t,0,1\n\nt,1,off\n", "line 4: base_load_w is 'off'"),
}


@pytest.mark.parametrize(("text", "problem"), BAD_FILES.values(), ids=BAD_FILES)
def test_a_bad_file_is_refused(text: str, problem: str, tmp_path: Path) -> None:
    path = tmp_path / "base.csv"
    path.write_text(text)
    with pytest.raises(BaseLoadError) as refused:
        read_base_load(path)
    assert str(path) in str(refused.value)
    assert problem in str(refused.value)


def test_a_file_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    (tmp_path / "binary.csv").write_bytes(b"\xff\xfe\x00")
    for name in ("missing.csv", "binary.csv", "", "nul\0.csv"):
        with pytest.raises(BaseLoadError, match="cannot be read"):
            read_base_load(tmp_path / name)


def test_a_meter_shows_a_step_when_it_is_over() -> None:
    meter = Meter(before_w=500)
    assert meter.reading_w(0) == 500
    meter.record(until_s=10, drawn_w=1000)
    meter.record(until_s=20, drawn_w=2000)
    assert [meter.reading_w(at_s) for at_s in (9, 10, 19, 20, 99)] == [500, 1000, 1000, 2000, 2000]


def test_a_lagging_meter_shows_a_step_that_much_later() -> None:
    meter = Meter(before_w=500, lag_s=15)
    meter.record(until_s=10, drawn_w=1000)
    meter.record(until_s=20, drawn_w=2000)
    assert [meter.reading_w(at_s) for at_s in (10, 20, 25, 30, 35)] == [500, 500, 1000, 1000, 2000]
