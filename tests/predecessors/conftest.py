"""A budget in Home Assistant, built as in the tests of the integration."""

from ..integration.conftest import build, custom_integrations

__all__ = ["build", "custom_integrations"]
