"""The comparison, from the command line."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from benchmarks.arguments import whole
from simulation import STEP_S, Scenario, read_base_load, read_scenario
from simulation.hours import DAY_S

from .contenders import ALL, ALONE, ANTICIPATING, CONTENDERS, FLUID, HANDICAPPED, REACTING
from .contest import Result, contest, jobs
from .distribution import spread
from .figures import as_json, written
from .handicaps import beside_reacting
from .imperfect_houses import imperfect_house
from .random_houses import random_house
from .versus import versus

SIMULATION = Path(__file__).parents[2] / "simulation"
SAMPLES = tuple(SIMULATION / "scenarios" / f"{name}.toml" for name in ("week", "tight"))
MEASURED = SIMULATION / "data" / "base_load_sceaux_2006-12-17_7d.csv"
HOUSE_DAYS = 2.0
"""How long a house runs that was drawn by lot, unless it is said."""

LEARNED_DAYS, LEARNING_DAYS = 4.0, 2.0
"""How long one does that is learned first, and after how many days it is judged."""

IMPERFECT_RULES = (ALONE, REACTING, ANTICIPATING, FLUID)
"""Who is compared in imperfect houses, unless it is said."""


class ChoiceError(Exception):
    """Choices that do not go together; the message says why."""


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add what can be chosen."""
    parser.add_argument(
        "scenarios", nargs="*", type=Path, metavar="SCENARIO", help="files (default: samples)"
    )
    parser.add_argument("--plot", type=Path, metavar="DIR", help="draw each run into a folder")
    parser.add_argument("--days", type=_days, help="how long to run (default: as long as the base load)")
    parser.add_argument("--after", type=_after, help="judge only what comes after so many days")
    parser.add_argument("--rule", action="append", choices=ALL, help="compare only these; repeatable")
    parser.add_argument(
        "--houses", type=whole(1), metavar="N", help="draw houses by lot, and tell the spread"
    )
    parser.add_argument(
        "--imperfect",
        action="store_true",
        help="with --houses: that no model fits, with sun, open windows, wrong ratings and forecasts",
    )
    parser.add_argument(
        "--handicapped",
        action="store_true",
        help="compare plans that are not told something, or told it wrong, from the third day on",
    )
    parser.add_argument(
        "--seed", type=int, default=1, help="another seed draws others (default: %(default)s)"
    )
    parser.add_argument("--processes", type=whole(1), help="how many at a time (default: one for each core)")
    parser.add_argument("--json", action="store_true", help="print all figures as JSON")


def compare(options: argparse.Namespace) -> None:
    """Run what is chosen, and print what came of it. Raises ScenarioError, ChoiceError and PlanError."""
    _check(options)
    days, after_days = _length(options)
    rules = options.rule or _rules(options)
    todo = jobs(_scenarios(options), rules, days=days, plot=options.plot, after_days=after_days)
    if any(job.judged_from_s >= job.duration_s for job in todo):
        raise ChoiceError(f"nothing comes after {after_days:g} days: --days must be more")
    results = contest(todo, options.processes)
    print(as_json(results) if options.json else _told(results, options))


def _check(options: argparse.Namespace) -> None:
    """Refuse what does not go together."""
    if options.houses and options.scenarios:
        raise ChoiceError("--houses draws houses, and takes no files")
    if options.imperfect and not options.houses:
        raise ChoiceError("--imperfect needs --houses, which says how many")


def _told(results: Sequence[Result], options: argparse.Namespace) -> str:
    """Return what came of it in the form that shows what was asked."""
    markdown, (days, after_days) = options.markdown, _length(options)
    if options.imperfect:
        return (
            f"{options.houses} imperfect houses of seed {options.seed}, {days:g} days, judged after\n"
            f"{after_days:g} days; half · 90 % · all of them do not exceed:\n\n"
            f"{versus(results, as_markdown=markdown)}"
        )
    if options.houses:
        return (
            f"{options.houses} houses of seed {options.seed}, {days:g} days, 10 % · half · 90 % of them:\n\n"
            f"{spread(results, as_markdown=markdown)}"
        )
    figures = written(results, as_markdown=markdown)
    if options.handicapped:
        return f"{figures}\n\n{beside_reacting(results, as_markdown=markdown)}"
    return figures


def _rules(options: argparse.Namespace) -> Sequence[str]:
    """Return whom to compare; the best plan and others' rules know nothing of what is imperfect."""
    if options.handicapped:
        return ALONE, REACTING, ANTICIPATING, *HANDICAPPED
    return IMPERFECT_RULES if options.imperfect else tuple(CONTENDERS)


def _length(options: argparse.Namespace) -> tuple[float | None, float]:
    """Return how many days to run, None for as many as the base load has, and after how many it is judged."""
    is_learned = options.imperfect or options.handicapped
    days = (LEARNED_DAYS if is_learned else HOUSE_DAYS) if options.houses else None
    after_days = LEARNING_DAYS if is_learned else 0.0
    return options.days or days, after_days if options.after is None else options.after


def _scenarios(options: argparse.Namespace) -> Sequence[Scenario]:
    if options.houses:
        measured, made = read_base_load(MEASURED), imperfect_house if options.imperfect else random_house
        return [made(options.seed, index, measured) for index in range(1, options.houses + 1)]
    return [read_scenario(path) for path in options.scenarios or SAMPLES]


def _days(text: str) -> float:
    number = float(text)
    if not STEP_S / DAY_S <= number < float("inf"):
        raise argparse.ArgumentTypeError(f"must be {STEP_S} s or more")
    return number


def _after(text: str) -> float:
    number = float(text)
    if not 0 <= number < float("inf"):
        raise argparse.ArgumentTypeError("must be 0 or more")
    return number
