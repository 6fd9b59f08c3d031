"""Runs a cycle of a download again."""

from typing import Any

from custom_components.power_budget.engine import (
    Decision,
    Site,
    Snapshot,
    State,
    decide,
    from_plain,
    to_plain,
)


def replayed(download: dict[str, Any]) -> tuple[Any, Any]:
    """Return what was decided then, what was not known yet at its default, and what is decided now."""
    cycle = download.get("data", download)["cycle"]
    decision = decide(
        from_plain(Site, cycle["site"]),
        from_plain(State, cycle["state"]),
        from_plain(Snapshot, cycle["snapshot"]),
    )
    return to_plain(from_plain(Decision, cycle["decision"])), to_plain(decision)
