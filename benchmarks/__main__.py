"""The benchmarks, from the command line."""

import argparse
import sys

from simulation import ScenarioError
from simulation.bounds import PlanError

from .houses.command import ChoiceError, add_options, compare
from .plan_speed import report_plan_speed
from .scale import report_scale
from .speed import MeasuringError, report_speed


def main() -> int:
    """Measure and print; return 0 if all is as promised, 2 for a file or a choice that is refused, else 1."""
    options = _options()
    try:
        if options.speed:
            return 0 if report_speed(markdown=options.markdown) else 1
        if options.plan_speed:
            return 0 if report_plan_speed(as_markdown=options.markdown) else 1
        if options.scale:
            report_scale(as_markdown=options.markdown)
            return 0
        compare(options)
    except MeasuringError as error:
        print(f"It could not be measured:\n{error}", file=sys.stderr)
        return 1
    except (ScenarioError, ChoiceError, PlanError) as error:
        print(f"Refused: {error}", file=sys.stderr)
        return 2
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="scripts/bench",
        description="Everybody's rule in the same houses, and what nobody can do better than.",
    )
    instead = parser.add_mutually_exclusive_group()
    instead.add_argument(
        "--speed", action="store_true", help="measure instead what a cycle of the engine costs"
    )
    instead.add_argument("--plan-speed", action="store_true", help="measure instead what a plan costs")
    instead.add_argument(
        "--scale", action="store_true", help="measure instead what many budgets cost, on Linux"
    )
    parser.add_argument("--markdown", action="store_true", help="print tables as Markdown")
    add_options(parser)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
