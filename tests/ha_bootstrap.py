"""Loaded by pytest before its other plugins, so that the harness works on the newest Home Assistant too.

pytest-homeassistant-custom-component is made for one version of Home Assistant. On a newer one

- its `respx` needs the alias for `httpx` that importing `homeassistant` makes;
- it looks for `_clear_logger_overwrites` where that was before.

`custom_components` is imported here because the first one imported is the one that Home Assistant
takes, and the harness brings one of its own.

Hypothesis draws the same examples in every run, 100 for each test; with `--hypothesis-profile=nightly`
it draws 2,000 others.
"""

from homeassistant.components import logger
from homeassistant.components.logger import helpers as logger_helpers
from hypothesis import settings

import custom_components  # noqa: F401

logger._clear_logger_overwrites = logger_helpers._clear_logger_overwrites  # type: ignore[attr-defined]

settings.register_profile("repeatable", derandomize=True, deadline=None, database=None)
settings.register_profile(
    "nightly", deadline=None, database=None, derandomize=False, max_examples=2000, print_blob=True
)
settings.load_profile("repeatable")
