"""A room as it is observed, and what is remembered of it.

Its mass is not seen. Of each time that it may take to follow the air there is a fit: how warm the mass is
then, and what moves the air.
"""

from datetime import datetime
from typing import NamedTuple

from ..quantity import Celsius, Fraction, Kelvin
from .regression import Regression, unsure
from .thermal import RoomModel, Warmth

MASS_H = (0.0, 3.0, 6.0, 12.0, 24.0)
"""How long a mass may take to follow the air; 0 is a room without."""

GUESS = unsure(weights=(3.0, 0.3, 0.02, 0.0), variances=(4.0, 0.1, 0.001, 0.01))
"""Of any room: what it warms by, exchanges, loses and gains, in the units of `RoomModel`."""

LEAST_WARMING_K_PER_H, LEAST_LOSS_PER_H = 0.2, 0.002
"""No room warms or cools less: what is learned wrong leads nowhere."""

USUAL_K_PER_H = 0.05
"""What a stretch misses at first."""

TRUSTED_K: Kelvin = 0.5
"""How far off predictions may be, at most, that are trusted."""

TRUSTED_TRIALS, TRUSTED_HEATING_H = 8, 1.0
"""How many there must have been, and how long the heater must have run."""


class RoomReading(NamedTuple):
    """What is observed of a room."""

    at: datetime
    """When."""

    measured_c: Celsius
    """What its thermometer shows."""

    share: Fraction
    """Which part of the time its heater was on since the reading before."""

    outdoor_c: Celsius
    """The temperature outdoors."""


class Fit(NamedTuple):
    """What is learned of a room if its mass takes a certain time to follow the air."""

    mass_c: Celsius
    """How warm the mass is then."""

    regression: Regression = GUESS
    """What moves the air, and by how much."""

    missed: float = 1.0
    """The square of what stretches missed lately, in (K/h)²."""


class Sums(NamedTuple):
    """What acted on the air in a stretch: sums over its hours."""

    on_h: float = 0.0
    """Of the heater, as if it had been on all the time."""

    air_k_h: float = 0.0
    """Of the temperature of the air."""

    outdoor_k_h: float = 0.0
    """Of the temperature outdoors."""

    mass_k_h: tuple[float, ...] = (0.0,) * len(MASS_H)
    """Of the temperature of the mass, for each time in `MASS_H`."""


class Trial(NamedTuple):
    """A prediction under way."""

    began_at: datetime
    """When it began."""

    fit: int
    """Which of the room's models foretells."""

    warmth: Warmth
    """How warm the room is by now, if it is right."""


class RoomMemory(NamedTuple):
    """What is remembered of a room."""

    last: RoomReading
    """The last reading."""

    first: RoomReading
    """That with which the stretch under way began."""

    fits: tuple[Fit, ...]
    """What is learned, for each time in `MASS_H`."""

    sums: Sums = Sums()
    """What acted on the air since."""

    stretches: int = 0
    """How many there were."""

    heated_h: float = 0.0
    """How long the heater ran in them."""

    usual_k_per_h: float = USUAL_K_PER_H
    """What stretches usually miss."""

    trial: Trial | None = None
    """What is being foretold."""

    trials: int = 0
    """How many predictions were held against what came."""

    error_k: Kelvin | None = None
    """How far off those of the last days were."""

    @property
    def best(self) -> int:
        """Which fit foresees best."""
        return min(range(len(self.fits)), key=lambda index: self.fits[index].missed)

    @property
    def model(self) -> RoomModel:
        """The room's model, as far as it is learned."""
        return model_of(self.fits[self.best], MASS_H[self.best])

    @property
    def warmth(self) -> Warmth:
        """How warm air and mass were at the last reading."""
        return Warmth(self.last.measured_c, self.fits[self.best].mass_c)

    @property
    def is_trusted(self) -> bool:
        """Whether its predictions have been good enough, for long enough, with the heater at work."""
        is_tried = self.trials >= TRUSTED_TRIALS and self.heated_h >= TRUSTED_HEATING_H
        return is_tried and self.error_k is not None and self.error_k <= TRUSTED_K


def model_of(fit: Fit, mass_h: float) -> RoomModel:
    """Return the model that is learned with a mass that takes *mass_h*."""
    warming, exchange, loss, gain = fit.regression.weights
    return RoomModel(
        warming_k_per_h=max(warming, LEAST_WARMING_K_PER_H),
        exchange_per_h=max(exchange, 0.0),
        loss_per_h=max(loss, LEAST_LOSS_PER_H),
        gain_k_per_h=gain,
        mass_h=mass_h,
    )
