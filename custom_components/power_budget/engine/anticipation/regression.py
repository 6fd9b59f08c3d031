"""Recursive least squares with forgetting: weights that make up what is seen, followed as they change.

As in Åström & Wittenmark, *Adaptive Control*, 2nd edition, section 2.2. With weights θ and covariance P, a
case of inputs φ and output y brings

    K = P φ / (λ / c + φᵀ P φ)        θ ← θ + K (y − φᵀ θ)        P ← (P − K φᵀ P) / λ

where λ < 1 forgets, and a case counts c times: less than once if it is doubted. Where nothing happens,
forgetting would let P grow until any noise is believed ("windup"): it stops where a variance would pass what
it began with.
"""

from collections.abc import Sequence
from math import sumprod
from typing import NamedTuple

from ..quantity import Fraction

FORGETTING: Fraction = 0.999
"""What is left of the weight of a case with each that follows."""


class Regression(NamedTuple):
    """What is known of the weights of some inputs."""

    weights: tuple[float, ...]
    """By which each input counts."""

    variances: tuple[float, ...]
    """How unsure each weight was at the beginning."""

    covariance: tuple[tuple[float, ...], ...]
    """How unsure they are now, and of which together."""

    def output(self, inputs: Sequence[float]) -> float:
        """Return what *inputs* make up."""
        return sumprod(self.weights, inputs)

    def taught(self, inputs: Sequence[float], output: float, counts: float = 1.0) -> Regression:
        """Return the same, knowing that *inputs* came with *output*; the case counts so many times.

        Of one weight that began as 0 with variance 1, and forgets nothing that matters:

        | cases (input: output) | weight |
        |-------------------------|-------:|
        | 1: 2                    |  1.000 |
        | 1: 2, 1: 2              |  1.334 |
        | 1: 2, 2: 4              |  1.667 |
        | 0: 2                    |  0.000 |
        """
        spread = [sumprod(row, inputs) for row in self.covariance]
        scale = FORGETTING / counts + sumprod(spread, inputs)
        gains = [each / scale for each in spread]
        missed = output - self.output(inputs)
        left = [
            [cell - gain * each for cell, each in zip(row, spread, strict=True)]
            for row, gain in zip(self.covariance, gains, strict=True)
        ]
        return self._replace(
            weights=tuple([old + gain * missed for old, gain in zip(self.weights, gains, strict=True)]),
            covariance=self._forgotten(left),
        )

    def _forgotten(self, covariance: Sequence[Sequence[float]]) -> tuple[tuple[float, ...], ...]:
        """Return *covariance* as it is after one more case is half forgotten, if that may be."""
        own = [row[index] for index, row in enumerate(covariance)]
        is_wound_up = any(now > most * FORGETTING for now, most in zip(own, self.variances, strict=True))
        forgetting = 1.0 if is_wound_up else FORGETTING
        return tuple([tuple([cell / forgetting for cell in row]) for row in covariance])


def unsure(weights: Sequence[float], variances: Sequence[float]) -> Regression:
    """Return what is known of weights that are guessed, each for itself."""
    size = len(weights)
    covariance = [[variances[row] if row == column else 0.0 for column in range(size)] for row in range(size)]
    return Regression(tuple(weights), tuple(variances), tuple(map(tuple, covariance)))
