"""The list of places where the public address stands, in docs/releasing.md, is what git finds."""

import re
import subprocess

from .project import ADDRESS, ROOT


def test_every_place_is_listed() -> None:
    section = (ROOT / "docs/releasing.md").read_text().partition("## The public address")[2]
    listed = re.findall(r"^- `(.+?)`: \S", section, re.MULTILINE)
    found = subprocess.run(
        ["git", "grep", "--untracked", "--files-with-matches", "--fixed-strings", ADDRESS.partition("//")[2]],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.splitlines()
    assert listed == sorted(found)
