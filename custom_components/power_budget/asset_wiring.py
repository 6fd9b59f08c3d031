"""What is configured of assets: which entities stand for what."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta

from .engine.asset import Asset


@dataclass(frozen=True, slots=True, kw_only=True)
class AssetWiring:
    """The entities that stand for one asset."""

    target: str
    """What tells how much is scheduled."""

    potential: str
    """What tells how much it can do."""

    setpoint: str
    """What tells it how much to do."""

    stale_after: timedelta
    """How long a sensor of its potential may be silent."""

    @property
    def is_set_by(self) -> str:
        """What it is set by."""
        return self.setpoint

    @property
    def entity_ids(self) -> list[str]:
        """Every entity it names."""
        return [self.setpoint, self.target, self.potential]

    def renamed(self, names: Mapping[str, str]) -> AssetWiring:
        """Return the same with its set-point called as it is in *names*."""
        return replace(self, setpoint=names.get(self.setpoint, self.setpoint))


@dataclass(frozen=True, slots=True, kw_only=True)
class AssetConfig:
    """All that is configured of one asset."""

    asset: Asset
    """What the engine knows of it."""

    wiring: AssetWiring
    """What it need not know."""

    group: str | None = None
    """What it can be asked together with, by name; None if it is only asked by itself."""

    @property
    def id(self) -> str:
        """What it is known by."""
        return self.asset.id

    @property
    def name(self) -> str:
        """What people call it."""
        return self.asset.name
