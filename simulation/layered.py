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
        """Return how warm the room is *dt_s* later (explicit Euler).

        Raises TypeError where it is not said how warm all of it is.
        """
        if not isinstance(now, Layers):
            raise TypeError(f"it is not known how warm furniture and wall are: {now}")
        from_furniture_w = self.k_furniture_w_per_k * (now.furniture_c - now.air_c)
        from_mass_w = self.k_mass_w_per_k * (now.mass_c - now.air_c)
        from_wall_w = self.k_wall_w_per_k * (now.wall_c - now.mass_c)
        loss_w = self.ua_w_per_k * (now.air_c - outdoor_c)
        wall_loss_w = self.ua_wall_w_per_k * (now.wall_c - outdoor_c)
        into_air_w = heat_w + from_furniture_w + from_mass_w - loss_w
        return Layers(
            air_c=now.air_c + dt_s * into_air_w / self.c_air_j_per_k,
            mass_c=now.mass_c + dt_s * (from_wall_w - from_mass_w) / self.c_mass_j_per_k,
            furniture_c=now.furniture_c - dt_s * from_furniture_w / self.c_furniture_j_per_k,
            wall_c=now.wall_c - dt_s * (from_wall_w + wall_loss_w) / self.c_wall_j_per_k,
        )

    @override
    def is_stable(self, dt_s: float) -> bool:
        """Return whether steps of *dt_s* follow this room without swinging about its course.

        So it is if no mode of the room decays by more than all of itself in a step. None is faster than twice
        the fastest rate at which a part of the room would follow the others (Gershgorin's circles).
        """
        from_air_w_per_k = self.ua_w_per_k + self.k_mass_w_per_k + self.k_furniture_w_per_k
        rates_per_s = (
            from_air_w_per_k / self.c_air_j_per_k,
            self.k_furniture_w_per_k / self.c_furniture_j_per_k,
            (self.k_mass_w_per_k + self.k_wall_w_per_k) / self.c_mass_j_per_k,
            (self.k_wall_w_per_k + self.ua_wall_w_per_k) / self.c_wall_j_per_k,
        )
        return dt_s * 2 * max(rates_per_s) <= 1
