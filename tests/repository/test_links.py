"""The links of the documentation lead somewhere."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
import re

import pytest

from .project import ROOT

PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])


def prose(page: Path) -> str:
    """Return a page without its blocks of code."""
    return re.sub(r"^```.*?^```", "", page.read_text(), flags=re.MULTILINE | re.DOTALL)


def links(page: Path) -> Iterator[str]:
    """Find where a page leads within the repository, its pictures among it."""
    for target in re.findall(r"\]\(([^)\s]+)|(?:src|srcset|href)=\"([^\"]+)\"", prose(page)):
        where = "".join(target)
        if not re.match(r"[a-z]+:", where):
            yield where


def anchors(page: Path) -> set[str]:
    """Return the anchors that GitHub gives to the headings of a page."""
    seen: Counter[str] = Counter()
    found = set()
    for heading in re.findall(r"^#+ (.+)$", prose(page), re.MULTILINE):
        text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading)
        slug = re.sub(r"[^\w\- ]", "", text.lower()).replace(" ", "-")
        found.add(f"{slug}-{seen[slug]}" if seen[slug] else slug)
        seen[slug] += 1
    return found


def leads_nowhere(page: Path, link: str) -> bool:
    """Return whether a link has no file, or no heading, at its end."""
    path, _, anchor = link.partition("#")
    target = (page.parent / path).resolve() if path else page
    if not target.is_relative_to(ROOT) or not target.exists():
        return True
    return bool(anchor) and anchor not in anchors(target)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_leads_somewhere(page: Path) -> None:
    assert [link for link in links(page) if leads_nowhere(page, link)] == []


def test_every_picture_is_shown_light_and_dark() -> None:
    shown = {(page.parent / link).resolve() for page in PAGES for link in links(page)}
    pictures = set((ROOT / "docs/images").glob("*.png"))
    assert pictures <= shown
    light = {picture.stem for picture in pictures if not picture.stem.endswith("-dark")}
    assert {picture.stem for picture in pictures} == light | {f"{name}-dark" for name in light}


def test_links_are_found() -> None:
    found = set(links(ROOT / "README.md"))
    assert {"#install", "docs/images/dashboard.png", "docs/architecture.md"} <= found
    assert "custom_components/power_budget/brand/logo.png" in found
