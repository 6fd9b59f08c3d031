"""A room as a model: air, which the heater warms and outdoors cools, and mass, which only the air reaches.

A grey box of two states, after Bacher & Madsen, "Identifying suitable models for the heat dynamics of
buildings", Energy and Buildings 43 (2011), there named TiTm. Only temperatures are observed, so that no heat
is known in joules: everything is told by how fast it moves the air.

    air'  = warming · share + exchange · (mass − air) + loss · (outdoors − air) + gain
    mass' = (air − mass) / mass_h

A room without mass (mass_h is 0) is the model of one state: there the exchange is nothing.
"""

from typing import NamedTuple

from ..quantity import Celsius, Fraction

STEPS = 4
"""In how many steps a slot is followed: each must be short beside what moves the air."""


class Warmth(NamedTuple):
    """How warm a room is."""

    air_c: Celsius
    """What its thermometer shows."""

    mass_c: Celsius
    """Walls, floor and furniture: never seen, and told by the air that was around them."""


class Slot(NamedTuple):
    """What one slot of time makes of a room: for each input, what it adds to air and to mass."""

    air: tuple[float, float]
    """What the air was."""

    mass: tuple[float, float]
    """What the mass was."""

    share: tuple[float, float]
    """The heater on all the time."""

    outdoor: tuple[float, float]
    """A degree outdoors."""

    gain: tuple[float, float]
    """Other heat."""

    def after(self, now: Warmth, share: Fraction, outdoor_c: Celsius) -> Warmth:
        """Return how warm the room is at the end of the slot."""
        return Warmth(*(self._sum(index, now, share, outdoor_c) for index in (0, 1)))

    def _sum(self, index: int, now: Warmth, share: Fraction, outdoor_c: Celsius) -> Celsius:
        own = self.air[index] * now.air_c + self.mass[index] * now.mass_c
        return own + self.share[index] * share + self.outdoor[index] * outdoor_c + self.gain[index]


class RoomModel(NamedTuple):
    """How a room warms and cools."""

    warming_k_per_h: float
    """What its heater makes of the air, on all the time."""

    exchange_per_h: float
    """How fast the air follows the mass."""

    loss_per_h: float
    """How fast the air follows outdoors."""

    gain_k_per_h: float
    """What other heat makes of the air: sun, people, neighbours."""

    mass_h: float
    """How long the mass takes to follow the air most of the way; 0 where there is no mass."""

    def slot(self, hours: float) -> Slot:
        """Return what a slot of so many *hours* makes of the room (explicit Euler, in short steps).

        A living room that warms by 5.5 K/h, exchanges 0.4 and loses 0.1 per hour, with a mass of 12 h, from
        17 degC air and mass, at 0 degC outdoors, after a quarter of an hour:

        | share |  air_c | mass_c |
        |------:|-------:|-------:|
        |     0 | 16.594 | 16.997 |
        |     1 | 17.907 | 17.007 |
        |   0.5 | 17.250 | 17.002 |
        """
        step_h = hours / STEPS
        passed = step_h / self.mass_h if self.mass_h else 0.0
        exchange = self.exchange_per_h if self.mass_h else 0.0

        def followed(air: float, mass: float, rate: float) -> tuple[float, float]:
            for _ in range(STEPS):
                moved = rate + exchange * (mass - air) - self.loss_per_h * air
                air, mass = air + step_h * moved, mass + passed * (air - mass)
            return air, mass

        return Slot(
            air=followed(1, 0, 0),
            mass=followed(0, 1, 0),
            share=followed(0, 0, self.warming_k_per_h),
            outdoor=followed(0, 0, self.loss_per_h),
            gain=followed(0, 0, self.gain_k_per_h),
        )
