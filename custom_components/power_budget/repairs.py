"""Issues that a resident must settle."""

from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import issue_registry as ir

from .const import DOMAIN
from .observe import is_missing
from .site_config import SiteConfig

ENTITY_MISSING = "entity_missing"


class MissingEntities:
    """Raises an issue for each entity of a heater that is gone, and takes it back."""

    def __init__(self, hass: HomeAssistant) -> None:
        """Know of none."""
        self._hass = hass
        self._raised: set[tuple[str, str]] = set()

    @callback
    def async_report(self, config: SiteConfig) -> None:
        """Have an issue for each entity that *config* names and Home Assistant does not know."""
        missing = {
            (load, entity_id)
            for load, wiring in config.wiring.items()
            for entity_id in wiring.entity_ids
            if is_missing(self._hass, entity_id)
        }
        names = {load.id: load.name for load in config.site.loads}
        for load, entity_id in missing - self._raised:
            self._raise(load, entity_id, names[load])
        self._take_back(self._raised - missing)
        self._raised = missing

    @callback
    def async_clear(self) -> None:
        """Take every issue back."""
        self._take_back(self._raised)
        self._raised = set()

    def _raise(self, load: str, entity_id: str, name: str) -> None:
        ir.async_create_issue(
            self._hass,
            DOMAIN,
            _issue_id(load, entity_id),
            is_fixable=False,
            severity=ir.IssueSeverity.ERROR,
            translation_key=ENTITY_MISSING,
            translation_placeholders={"heater": name, "entity_id": entity_id},
        )

    def _take_back(self, issues: set[tuple[str, str]]) -> None:
        for load, entity_id in issues:
            ir.async_delete_issue(self._hass, DOMAIN, _issue_id(load, entity_id))


def _issue_id(load: str, entity_id: str) -> str:
    return f"{ENTITY_MISSING}_{load}_{entity_id}"
