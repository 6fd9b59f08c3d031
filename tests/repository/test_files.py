"""What is kept under version control: files of known kinds, in their places, and nothing that strayed in."""

from pathlib import PurePosixPath
import subprocess

import pytest

from .project import ROOT

AT_THE_TOP = {
    ".editorconfig",
    ".gitignore",
    ".pre-commit-config.yaml",
    "CHANGELOG.md",
    "LICENSE",
    "README.md",
    "hacs.json",
    "pyproject.toml",
    "uv.lock",
}

NONE = ""
"""The ending of programs, and of files that are hidden."""

KINDS = {
    ".ci": {NONE},
    ".github": {".yml"},
    "benchmarks": {".py", ".json"},
    "blueprints": {".yaml"},
    "card": {NONE, ".json", ".ts"},
    "custom_components": {".js", ".json", ".png", ".py", ".txt", ".yaml"},
    "demo": {".json", ".py"},
    "docs": {".css", ".md", ".png", ".py", ".svg"},
    "scripts": {NONE},
    "simulation": {".csv", ".md", ".py", ".toml"},
    "tests": {".json", ".py"},
    "typings": {".pyi"},
}
"""The endings of the files in each folder."""

LARGEST_KB = 500


def kept() -> list[PurePosixPath]:
    """Return the path of every file that git keeps, or would keep with the next commit."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    return [PurePosixPath(path) for path in listed.split("\0") if path and (ROOT / path).is_file()]


def is_wanted(path: PurePosixPath) -> bool:
    """Return whether a file of this kind has its place there."""
    folder, *inner = path.parts
    return path.suffix in KINDS.get(folder, set()) if inner else folder in AT_THE_TOP


def test_every_file_is_of_a_kind_that_belongs_there() -> None:
    assert [str(path) for path in kept() if not is_wanted(path)] == []


def test_every_kind_is_there() -> None:
    files = kept()
    assert {path.name for path in files if len(path.parts) == 1} == AT_THE_TOP
    found = {(path.parts[0], path.suffix) for path in files if len(path.parts) > 1}
    assert found == {(folder, kind) for folder, kinds in KINDS.items() for kind in kinds}


def test_no_file_is_large() -> None:
    sizes = {str(path): (ROOT / path).stat().st_size for path in kept()}
    assert {path: size for path, size in sizes.items() if size > 1000 * LARGEST_KB} == {
        "uv.lock": sizes["uv.lock"]
    }


STRAYS = [
    "home_assistant_frontend-20261028.4-py3-none-any.whl",
    "custom_components/power_budget.zip",
    "scripts/test.orig",
    "docs/notes.txt",
    "somewhere/else.py",
]


@pytest.mark.parametrize("path", STRAYS)
def test_a_file_that_strayed_in_is_found(path: str) -> None:
    assert not is_wanted(PurePosixPath(path))
