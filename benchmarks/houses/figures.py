"""What the runs came to, as tables and as JSON."""

from collections.abc import Iterable, Sequence
import json

from benchmarks import tables
from simulation import Score

from .contenders import BOUNDS
from .contest import Result, by_house

HEADER = (
    "rule",
    "overload s",
    "runs ≥ 30 s",
    "cold K·h",
    "worst room K·h",
    "switchings per heater",
    "heat kWh",
    "run s",
)


CAR_HEADER = ("car short kWh",)
"""A column that is there where a car is."""


def written(results: Sequence[Result], *, as_markdown: bool) -> str:
    """Return, for each house, its table and its rooms' table."""
    return "\n\n".join(
        part
        for house, found in by_house(results)
        for part in (
            f"{house}, per day:",
            tables.written([_header(found), *map(_row, found)], 1, as_markdown=as_markdown),
            f"{house}, cold K·h per day by room:",
            tables.written(_rooms(found), 1, as_markdown=as_markdown),
        )
    )


def as_json(results: Iterable[Result]) -> str:
    """Return all figures, unrounded, as a list with an object for each run."""
    return json.dumps([_plain(result) for result in results], indent=2, ensure_ascii=False)


def _header(found: Iterable[Result]) -> tuple[str, ...]:
    return (*HEADER[:-1], *(CAR_HEADER if _has_car(found) else ()), HEADER[-1])


def _has_car(found: Iterable[Result]) -> bool:
    return any(one.score.car_short_kwh is not None for one in found)


def _row(result: Result) -> tuple[str, ...]:
    found = result.score
    car_kwh = found.car_short_kwh
    return (
        result.contender,
        f"{found.overload_s:.0f}",
        f"{found.long_overloads:.1f}",
        f"{found.cold_k_h:.1f}",
        f"{found.worst_room_cold_k_h:.1f}",
        "–" if result.contender in BOUNDS else f"{found.switchings_per_heater:.0f}",
        f"{found.heat_kwh:.1f}",
        *(() if car_kwh is None else (f"{car_kwh:.1f}",)),
        f"{result.took_s:.1f}",
    )


def _rooms(found: Sequence[Result]) -> list[tuple[str, ...]]:
    rooms = tuple(found[0].score.cold_by_room_k_h)
    body = [(one.contender, *(f"{one.score.cold_by_room_k_h[room]:.1f}" for room in rooms)) for one in found]
    return [("rule", *rooms), *body]


def _plain(result: Result) -> dict[str, object]:
    return {
        "scenario": result.scenario,
        "rule": result.contender,
        **plain_score(result.score),
        "run_s": result.took_s,
        "cold_by_room_k_h": dict(result.score.cold_by_room_k_h),
    }


def plain_score(found: Score) -> dict[str, float]:
    """Return the figures of a run by their names."""
    return {
        "overload_s": found.overload_s,
        "long_overloads": found.long_overloads,
        "cold_k_h": found.cold_k_h,
        "worst_room_cold_k_h": found.worst_room_cold_k_h,
        "switchings_per_heater": found.switchings_per_heater,
        "heat_kwh": found.heat_kwh,
        **({} if found.car_short_kwh is None else {"car_short_kwh": found.car_short_kwh}),
    }
