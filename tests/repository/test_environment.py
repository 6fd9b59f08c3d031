"""Each environment holds what its Home Assistant would otherwise install at its first start."""

from homeassistant.auth.mfa_modules.totp import REQUIREMENTS as TOTP_REQUIREMENTS
from homeassistant.bootstrap import DEFAULT_INTEGRATIONS
from homeassistant.core import HomeAssistant
from homeassistant.loader import async_get_integration
from homeassistant.util.package import is_installed

USED = {"generic_thermostat", "hassio", "history", "logbook", "lovelace", "recorder", "template"}


async def requirements_of(hass: HomeAssistant, domains: set[str]) -> set[str]:
    """Return what integrations and those they depend on require."""
    found: set[str] = set()
    known: set[str] = set()
    while coming := domains - known:
        integrations = [await async_get_integration(hass, domain) for domain in coming]
        known |= coming
        found.update(*(integration.requirements for integration in integrations))
        domains = domains.union(*(integration.dependencies for integration in integrations))
    return found


async def test_start_installs_nothing(hass: HomeAssistant) -> None:
    wanted = await requirements_of(hass, DEFAULT_INTEGRATIONS | USED) | set(TOTP_REQUIREMENTS)
    assert [requirement for requirement in sorted(wanted) if not is_installed(requirement)] == []
