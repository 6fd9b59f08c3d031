"""The folder from which a Home Assistant starts: its configuration, and our integrations."""

from collections.abc import Iterable
import json
from pathlib import Path
from typing import Any

import yaml

HOST = "127.0.0.1"
ROOT = Path(__file__).resolve().parent.parent
DATABASE = "home-assistant_v2.db"
"""What the recorder keeps, in the folder."""

POWER_BUDGET = ROOT / "custom_components" / "power_budget"


def prepare(folder: Path, *, port: int, configuration: dict[str, Any], linked: Iterable[Path] = ()) -> None:
    """Fill an empty folder with a configuration that listens on *port* of this machine only.

    Each path in *linked* is linked to from the place in the folder that it has in the repository, and an
    integration from where Home Assistant looks for one. What Home Assistant stores itself about HTTP and
    onboarding is stored beforehand: an address in the YAML would have to be confirmed on its page, and the
    step `core_config` of the onboarding would set up integrations that need the internet.
    """
    (folder / "configuration.yaml").write_text(yaml.safe_dump(configuration, sort_keys=False))
    _store(folder, "http", version=3, data=_http(port))
    _store(folder, "onboarding", version=4, data={"done": ["core_config"]})
    (folder / "custom_components").mkdir()
    for path in (POWER_BUDGET, *linked):
        (folder / _place(path)).symlink_to(path)


def _place(path: Path) -> Path:
    is_integration = path.parent.name == POWER_BUDGET.parent.name
    return Path(path.parent.name, path.name) if is_integration else path.relative_to(ROOT)


def _http(port: int) -> dict[str, Any]:
    stable = {
        "server_host": [HOST],
        "server_port": port,
        "cors_allowed_origins": [],
        "login_attempts_threshold": -1,
        "ip_ban_enabled": False,
        "ssl_profile": "intermediate_v6",
        "use_x_frame_options": True,
        "created_at": "2026-11-01T00:00:00+00:00",
        "error": None,
        "error_message": None,
    }
    return {"stable": stable, "pending": None, "yaml_migration_done": True}


def _store(folder: Path, key: str, *, version: int, data: dict[str, Any]) -> None:
    storage = folder / ".storage"
    storage.mkdir(exist_ok=True)
    content = {"version": version, "minor_version": 1, "key": key, "data": data}
    (storage / key).write_text(json.dumps(content))
