"""The benchmarks, from the command line."""

import argparse
import sys

from .speed import MeasuringError, report_speed


def main() -> int:
    """Measure and print; return 0 if all is as promised, else 1."""
    options = _options()
    try:
        return 0 if report_speed(markdown=options.markdown) else 1
    except MeasuringError as error:
        print(f"It could not be measured:\n{error}", file=sys.stderr)
        return 1


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="scripts/bench",
        description="What a cycle of the engine costs, by situation and number of loads.",
    )
    parser.add_argument("--markdown", action="store_true", help="print the table as Markdown")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
