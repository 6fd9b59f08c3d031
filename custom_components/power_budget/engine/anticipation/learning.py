"""A room's model, learned from what is observed, a stretch at a time.

A stretch is what the air did in ten minutes, and all that acted on it: means over that time, so that readings
may come every few seconds or minutes, and noise of a thermometer counts little. The mass is not seen; but
if it takes a known time to follow the air, its temperature follows from that of the air. So some such times
are tried side by side, each with weights of its own (`regression`), and the one that foresees best is the
room's: a bank of models, as in Magill, "Optimal adaptive estimation of sampled stochastic processes",
IEEE Transactions on Automatic Control 10 (1965).

What surprises far more than usual (a window, the sun) is doubted and hardly counts.

Whether the model can be trusted is seen by trying: every three hours it foretells the next three by what the
heater and outdoors do meanwhile, and the error tells.
"""

from datetime import timedelta
from math import exp

from ..quantity import ZERO, Celsius, Fraction
from .room import MASS_H, Fit, RoomMemory, RoomReading, Sums, Trial, model_of

STRETCH_H, TRIAL_H = 1 / 6, 3.0
"""How long a stretch takes, and a prediction."""

HOUR = timedelta(hours=1)

SILENCE = timedelta(minutes=30)
"""Readings that are further apart teach nothing of what was between; nor do clocks that are set back."""

FIRST_STRETCHES = 36
"""Nothing surprises before so many."""

DOUBT, LEAST_DOUBT_K_PER_H = 3.0, 0.15
"""How many times of what stretches usually miss is doubted, and what never is."""

DISBELIEF, HARDLY = 3.0, 0.02
"""How many times of what is doubted is not believed, and how often such a stretch counts."""

FADING: Fraction = 0.01
"""How much of what is usual the last stretch is."""

NEWS: Fraction = 0.1
"""How much of the error of predictions the last is: those of about two days count."""


def met(reading: RoomReading) -> RoomMemory:
    """Return what is known of a room at its first *reading*."""
    return RoomMemory(last=reading, first=reading, fits=(Fit(reading.measured_c),) * len(MASS_H))


def observed(memory: RoomMemory, reading: RoomReading) -> RoomMemory:
    """Return *memory*, knowing a *reading* that came later than its last.

    What a room of 5.5 K/h, 0.4 and 0.1 per hour and 12 h came to, heated by a thermostat between 17 degC and,
    from 6 to 9 and from 17 to 22:30, 20 degC, at 0 degC outdoors:

    | days | warming_k_per_h | exchange_per_h | loss_per_h | mass_h | error_k |
    |-----:|----------------:|---------------:|-----------:|-------:|--------:|
    |    2 |             5.5 |            0.4 |        0.1 |     12 |     0.2 |
    """
    hours = max(0.0, (reading.at - memory.last.at) / HOUR)
    air_c = (memory.last.measured_c + reading.measured_c) / 2
    fits = tuple(
        [
            fit._replace(mass_c=_followed(fit.mass_c, air_c, hours, mass_h))
            for fit, mass_h in zip(memory.fits, MASS_H, strict=True)
        ]
    )
    if not ZERO <= reading.at - memory.last.at <= SILENCE:
        return memory._replace(last=reading, first=reading, fits=fits, sums=Sums(), trial=None)
    means_c = [(old.mass_c + new.mass_c) / 2 for old, new in zip(memory.fits, fits, strict=True)]
    old = memory.sums
    sums = Sums(
        on_h=old.on_h + reading.share * hours,
        air_k_h=old.air_k_h + air_c * hours,
        outdoor_k_h=old.outdoor_k_h + reading.outdoor_c * hours,
        mass_k_h=tuple([was + now * hours for was, now in zip(old.mass_k_h, means_c, strict=True)]),
    )
    memory = memory._replace(last=reading, fits=fits, sums=sums)
    if (reading.at - memory.first.at) / HOUR < STRETCH_H:
        return memory
    return _tried(_taught(memory))._replace(first=reading, sums=Sums())


def _followed(mass_c: Celsius, air_c: Celsius, hours: float, mass_h: float) -> Celsius:
    """Return how warm a mass is after some hours in air of *air_c*."""
    return air_c if not mass_h else air_c + (mass_c - air_c) * exp(-hours / mass_h)


def _taught(memory: RoomMemory) -> RoomMemory:
    """Return *memory* with what its stretch teaches each of its fits."""
    hours = (memory.last.at - memory.first.at) / HOUR
    rate = (memory.last.measured_c - memory.first.measured_c) / hours
    doubted = max(LEAST_DOUBT_K_PER_H, DOUBT * memory.usual_k_per_h)
    fits, usual, best = [], memory.usual_k_per_h, memory.best
    for index, fit in enumerate(memory.fits):
        inputs = _inputs(memory.sums, index, hours)
        missed = abs(rate - fit.regression.output(inputs))
        counts = 1.0 if memory.stretches < FIRST_STRETCHES else _belief(missed, doubted)
        square = min(missed, 2 * doubted) ** 2
        fits.append(
            fit._replace(
                regression=fit.regression.taught(inputs, rate, counts),
                missed=fit.missed + (square - fit.missed) * FADING,
            )
        )
        if index == best:
            usual += (min(missed, doubted) - usual) * FADING
    return memory._replace(
        fits=tuple(fits),
        usual_k_per_h=usual,
        stretches=memory.stretches + 1,
        heated_h=memory.heated_h + memory.sums.on_h,
    )


def _inputs(sums: Sums, index: int, hours: float) -> tuple[float, ...]:
    """Return what acted on the air, as means, by one of the fits."""
    air_c = sums.air_k_h / hours
    mass_k = sums.mass_k_h[index] / hours - air_c if MASS_H[index] else 0.0
    return sums.on_h / hours, mass_k, sums.outdoor_k_h / hours - air_c, 1.0


def _belief(missed: float, doubted: float) -> float:
    """Return how often a stretch counts that *missed* by so much (Huber's weights, and hardly beyond).

    | missed | doubted | counts |
    |-------:|--------:|-------:|
    |    0.1 |     0.2 |      1 |
    |    0.4 |     0.2 |    0.5 |
    |    0.7 |     0.2 |   0.02 |
    """
    if missed <= doubted:
        return 1.0
    return doubted / missed if missed <= DISBELIEF * doubted else HARDLY


def _tried(memory: RoomMemory) -> RoomMemory:
    """Return *memory* with its prediction one stretch further, and held against what came once it is old."""
    trial = memory.trial
    if trial is None:
        return memory._replace(trial=Trial(memory.last.at, memory.best, memory.warmth))
    hours = (memory.last.at - memory.first.at) / HOUR
    model = model_of(memory.fits[trial.fit], MASS_H[trial.fit])
    slot = model.slot(hours)
    warmth = slot.after(trial.warmth, memory.sums.on_h / hours, memory.sums.outdoor_k_h / hours)
    if (memory.last.at - trial.began_at) / HOUR < TRIAL_H:
        return memory._replace(trial=trial._replace(warmth=warmth))
    error_k = abs(warmth.air_c - memory.last.measured_c)
    known_k = error_k if memory.error_k is None else memory.error_k
    news = max(NEWS, 1 / (memory.trials + 1))
    return memory._replace(
        trial=Trial(memory.last.at, memory.best, memory.warmth),
        trials=memory.trials + 1,
        error_k=known_k + (error_k - known_k) * news,
    )
