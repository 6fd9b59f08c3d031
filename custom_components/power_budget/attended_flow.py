"""An attended load: added, or changed."""

from typing import ClassVar, override

import voluptuous as vol

from .attended_check import AttendedCheck
from .attended_form import attended_form
from .load_flow import LoadFlow


class AttendedFlow(LoadFlow[AttendedCheck]):
    """Asks for a load beside which somebody stands."""

    check_type: ClassVar = AttendedCheck

    @override
    def _form(self) -> vol.Schema:
        return attended_form(self._check.unusable_switches())
