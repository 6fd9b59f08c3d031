"""A room as it may really be: with more in it than air and one mass, and a heater that is not as rated.

Furniture follows the air within an hour or so; the outer wall follows both sides within a day or two.

    heater ──> air ──ua──> outside
              │    │
    furniture ┘    └ mass ── wall ──> outside
"""

from dataclasses import dataclass
from typing import override

from .house import Room, Temperatures


@dataclass(frozen=True, slots=True, kw_only=True)
class Layers(Temperatures):
    """How warm such a room is."""

    furniture_c: float
    """What is in the room."""

    wall_c: float
    """The outer wall, insulation and all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LayeredRoom(Room):
    """A room with two more masses than `Room`."""

    label_w: float
    """What is written on the heater; it draws, and gives, `power_w`."""

    c_furniture_j_per_k: float
    """Heat that warms the furniture by one kelvin."""

    k_furniture_w_per_k: float
    """What passes between air and furniture, for each kelvin between them."""

    c_wall_j_per_k: float
    """Heat that warms the outer wall by one kelvin."""

    k_wall_w_per_k: float
    """What passes between mass and outer wall, for each kelvin between them."""

    ua_wall_w_per_k: float
    """What the outer wall loses to the outside, for each kelvin between them."""

    wall_start_c: float
    """How warm the outer wall is when the clock starts."""

    @property
    @override
    def rated_w(self) -> float:
        """What is written on the heater."""
        return self.label_w

    @override
    def at_rest(self, start_c: float) -> Layers:
        """Return how warm everything in the room is when the clock starts, its air at *start_c*."""
        return Layers(air_c=start_c, mass_c=start_c, furniture_c=start_c, wall_c=self.wall_start_c)

    @override
    def step(self, now: Temperatures, *, heat_w: float, outdoor_c: float, dt_s: float) -> Layers:
        """Return how warm the room is *dt_s* later (explicit Euler)."""
        layers = now if isinstance(now, Layers) else self.at_rest(now.air_c)
        from_furniture_w = self.k_furniture_w_per_k * (layers.furniture_c - layers.air_c)
        from_mass_w = self.k_mass_w_per_k * (layers.mass_c - layers.air_c)
        from_wall_w = self.k_wall_w_per_k * (layers.wall_c - layers.mass_c)
        loss_w = self.ua_w_per_k * (layers.air_c - outdoor_c)
        wall_loss_w = self.ua_wall_w_per_k * (layers.wall_c - outdoor_c)
        into_air_w = heat_w + from_furniture_w + from_mass_w - loss_w
        return Layers(
            air_c=layers.air_c + dt_s * into_air_w / self.c_air_j_per_k,
            mass_c=layers.mass_c + dt_s * (from_wall_w - from_mass_w) / self.c_mass_j_per_k,
            furniture_c=layers.furniture_c - dt_s * from_furniture_w / self.c_furniture_j_per_k,
            wall_c=layers.wall_c - dt_s * (from_wall_w + wall_loss_w) / self.c_wall_j_per_k,
        )

    @override
    def is_stable(self, dt_s: float) -> bool:
        """Return whether steps of *dt_s* follow this room without swinging about its course."""
        from_air = self.ua_w_per_k + self.k_mass_w_per_k + self.k_furniture_w_per_k
        rates = (
            from_air / self.c_air_j_per_k,
            self.k_furniture_w_per_k / self.c_furniture_j_per_k,
            (self.k_mass_w_per_k + self.k_wall_w_per_k) / self.c_mass_j_per_k,
            (self.k_wall_w_per_k + self.ua_wall_w_per_k) / self.c_wall_j_per_k,
        )
        return dt_s * 2 * max(rates) <= 1
