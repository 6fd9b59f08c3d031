"""What was decided once is decided again.

To add a situation, save a download of diagnostics beside this file. Where a rule was changed on
purpose, what is decided differently shows in the difference.
"""

import json
from pathlib import Path

import pytest

from .replay import replayed

DOWNLOADS = sorted(Path(__file__).parent.glob("*.json"))


@pytest.mark.parametrize("path", DOWNLOADS, ids=lambda path: path.stem)
def test_replay(path: Path) -> None:
    expected, decided = replayed(json.loads(path.read_text()))
    assert decided == expected
