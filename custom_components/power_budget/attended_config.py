"""What is configured of an attended load, beside what all loads have."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

from .const import CONF_MAY_SHED, CONF_SWITCH
from .engine.attended import Attended
from .engine.site import DemandSource, Load


def attended_load(load: Load, data: Mapping[str, Any]) -> Load:
    """Return *load* as one that residents run: it has no turn and no minimum times, and asks by running."""
    return replace(
        load,
        turns=0,
        min_on=timedelta(0),
        min_off=timedelta(0),
        demand=DemandSource.ENTITY,
        attended=Attended(is_switched=CONF_SWITCH in data, may_shed=data.get(CONF_MAY_SHED, False)),
    )
