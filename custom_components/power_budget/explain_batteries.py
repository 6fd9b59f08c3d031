"""What batteries do for a budget, in words."""

from collections.abc import Collection

from homeassistant.util.json import JsonObjectType, JsonValueType

from .cycle import View
from .engine.buffer import BufferGrant, Service

SERVICES = {
    Service.COVERING: "It discharges {size} W that are too much for the limit.",
    Service.CHARGING: "It charges {size} W from room that nothing else wants.",
    Service.IDLE: "Nothing is too much for the limit, or no room is left that it could use.",
    Service.FULL: "It is as full as it may be.",
    Service.EMPTY: "It is as empty as it may be.",
    Service.OPPOSED: "It rests because another battery does the opposite, or did a moment ago.",
    Service.METER_SILENT: "It rests because a meter that its budget follows is silent.",
    Service.REQUESTED: "A request holds for it: it serves nobody meanwhile.",
    Service.BLOCKED: "It does not do what it is told, and is left alone for a while.",
    Service.UNAVAILABLE: "It cannot be set now, or does not tell how full it is.",
    Service.OBSERVED: "It follows something else, and is only observed.",
}


def batteries_explained(view: View, batteries: Collection[str]) -> list[JsonValueType]:
    """Return why each of *batteries* of a budget does what it does."""
    grants = view.decision.buffers
    return [
        _explained(one.name, grants[one.id])
        for one in view.budget.buffers
        if one.id in batteries and one.id in grants
    ]


def _explained(name: str, grant: BufferGrant) -> JsonObjectType:
    return {
        "battery": name,
        "service": grant.service.value,
        "explanation": SERVICES[grant.service].format(size=f"{abs(grant.set_w):.0f}"),
        "set_w": grant.set_w,
        "drawn_w": grant.drawn_w,
    }
