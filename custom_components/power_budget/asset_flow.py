"""An asset: added, or changed."""

from typing import ClassVar, override

import voluptuous as vol

from .asset_check import AssetCheck
from .asset_form import asset_form
from .load_flow import LoadFlow


class AssetFlow(LoadFlow[AssetCheck]):
    """Asks for an asset."""

    check_type: ClassVar = AssetCheck

    @override
    def _form(self) -> vol.Schema:
        return asset_form(self._check.unusable_setpoints())
