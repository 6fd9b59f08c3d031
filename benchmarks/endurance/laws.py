"""The laws, as anybody can check them who sees what relays do and knows what was allowed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from math import inf
from typing import NamedTuple

from .configuration import MINIMUM
from .house import Circuit, Switching

TOGETHER_S = 0.5
"""What is switched within such a time is of one cycle."""

SHEDDING_S = 2.0
"""How long heaters may take to follow a limit that fell: their plugs obey at once."""


@dataclass(slots=True)
class Allowed:
    """A limit, and when it may have been in force."""

    watts: float
    """What may be drawn."""

    since_s: float
    """When it was first asked for."""

    until_s: float = inf
    """When another was confirmed."""


@dataclass
class Limits:
    """What a circuit was allowed to draw."""

    _allowed: list[Allowed] = field(default_factory=list)

    def asked(self, watts: float, at_s: float) -> None:
        """Take note that a limit was asked for: it holds sooner or later, or never."""
        self._allowed.append(Allowed(watts, at_s))

    def confirmed(self, watts: float, at_s: float) -> None:
        """Take note that a limit is in force, and no other."""
        for one in self._allowed:
            one.until_s = min(one.until_s, at_s)
        self._allowed.append(Allowed(watts, at_s))

    def highest_w(self, since_s: float, until_s: float) -> float:
        """Return the highest limit that may have been in force at any moment of a time."""
        return max(
            (one.watts for one in self._allowed if one.since_s <= until_s and one.until_s >= since_s),
            default=inf,
        )

    def lowest_w(self, since_s: float, until_s: float) -> float:
        """Return the lowest limit that may have been."""
        return min(
            (one.watts for one in self._allowed if one.since_s <= until_s and one.until_s >= since_s),
            default=0.0,
        )


class Broken(NamedTuple):
    """A law that was broken."""

    at_s: float
    """When."""

    what: str
    """How, in a sentence."""


def broken(circuit: Circuit, log: Sequence[Switching], limits: Limits) -> Iterator[Broken]:
    """Find where the relays of a circuit were switched as they must not be."""
    own = [one for one in log if one.relay in circuit.relays]
    for index, one in enumerate(own):
        if one.by_hand:
            continue
        earlier = own[:index]
        if one.is_on:
            yield from _too_much(one, limits)
        before = next((past for past in reversed(earlier) if past.relay == one.relay), None)
        if before is not None and not (before.by_hand and before.is_on):
            yield from _too_soon(circuit, one, before, is_shed=_is_shed(circuit, one, earlier, limits))


def _too_much(one: Switching, limits: Limits) -> Iterator[Broken]:
    """Find whether a relay was switched on for which there was no room."""
    limit_w = limits.highest_w(one.at_s - TOGETHER_S, one.at_s)
    if one.after_w > limit_w:
        yield Broken(one.at_s, f"{one.relay} is on: {one.after_w:g} W of {limit_w:g} W")


def _too_soon(circuit: Circuit, one: Switching, before: Switching, *, is_shed: bool) -> Iterator[Broken]:
    """Find whether a relay was switched before its minimum time was over; *is_shed* if it had to be."""
    passed_s, minimum = one.at_s - before.at_s, MINIMUM[circuit]
    if one.is_on and passed_s < minimum.off_s:
        yield Broken(one.at_s, f"{one.relay} is on after {passed_s:.1f} s of {minimum.off_s:g} s")
    if not one.is_on and passed_s < minimum.on_s and not is_shed:
        yield Broken(one.at_s, f"{one.relay} is off after {passed_s:.1f} s of {minimum.on_s:g} s")


def _is_shed(circuit: Circuit, one: Switching, earlier: Sequence[Switching], limits: Limits) -> bool:
    """Return whether the limit may have wanted that as much was switched off as was, together.

    What a meter does not show yet counts as it is rated.
    """
    since_s = one.at_s - TOGETHER_S
    before_w = [past.before_w for past in earlier if past.at_s >= since_s]
    counted_w = max(one.before_w, *before_w, 0.0) * circuit.rated_w / circuit.draws_w
    return counted_w > limits.lowest_w(since_s, one.at_s)
