"""A request to distribute power: what is to be set, and what became of it.

The rules are those of Frequenz's power distribution:

1. Zero always goes through, to everybody that is named: to stop needs no room.
2. Those that work take part; those that are suspect only where none works; those that are blocked, or
   cannot be reached, only if the request includes the broken ones.
3. A load of which it is not known how far it can go takes no part. With the broken ones, what the
   others cannot take goes to those in equal parts.
4. Power is lowered to the bounds if the request says so, and otherwise answered with them. It is never
   lifted out of the exclusion zone.

Beyond these, whoever is named and takes no part is told zero, unless it is blocked: what it was told
before counts for nothing any more.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import fsum

from ..health import Health
from ..quantity import TOLERANCE, Watts, fits
from .bounds import Bounds, of_all
from .distribute import Distribution, Settable, distribute


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What is asked for."""

    power_w: Watts
    """To be distributed; negative feeds back, or discharges."""

    adjust_power: bool = True
    """Whether it is lowered to what can be set."""

    include_broken: bool = False
    """Whether loads take part that do not do what they are told, or of which nothing is known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A load that is named in a request."""

    load: str
    """Its id."""

    health: Health = Health.WORKING
    """How far it can be relied on; blocked also where it cannot be reached."""

    settable: Settable | None = None
    """What it can be set to now; None if that is not known."""

    widest: Bounds | None = None
    """What it can be set to at most, whatever its state; None if that is not known either."""


class Unusable(StrEnum):
    """Why nothing was set."""

    NONE_KNOWN = "none_known"
    """Of none is it known how far it can go."""

    NONE_WORKS = "none_works"
    """None of those that are known does what it is told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What is to be set."""

    set_w: Mapping[str, Watts]
    """By load id; who is not in it is told nothing."""

    excess_w: Watts
    """What nobody can take."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Error:
    """Nothing was set, because nobody could be."""

    reason: Unusable
    """Why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OutOfBounds:
    """Nothing was set, because it is not within the bounds."""

    bounds: Bounds
    """What those that would have taken part can be set to together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ignored:
    """A later request for the same loads came before this one was done."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Success:
    """All that were told did what they were told, as far as is known."""

    set_w: Mapping[str, Watts]
    """By load id, what each was set to."""

    succeeded_power_w: Watts
    """What was set in all. With what nobody could take, it is what was asked for."""

    excess_power_w: Watts
    """What nobody could take."""

    @property
    def failed(self) -> Collection[str]:
        """Nobody."""
        return ()

    @property
    def failed_power_w(self) -> Watts:
        """Nothing."""
        return 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class PartialFailure:
    """Some of those that were told did not answer, or answered with an error."""

    set_w: Mapping[str, Watts]
    """By load id, what each was set to."""

    succeeded_power_w: Watts
    """What was set in all. With what failed and what nobody could take, it is what was asked for."""

    excess_power_w: Watts
    """What nobody could take."""

    failed: Collection[str]
    """Whose set-points were not set."""

    failed_power_w: Watts
    """What they were to be set to in all."""


type Refused = Error | OutOfBounds
type Result = Success | PartialFailure | Refused | Ignored


def planned(request: Request, targets: Sequence[Target]) -> Plan | Refused:
    """Return what is to be set, or why nothing is."""
    if abs(request.power_w) <= TOLERANCE:
        return Plan(set_w={target.load: 0.0 for target in targets}, excess_w=0.0)
    able, unknown = _taking_part(request, targets), _unknown(request, targets)
    if not able and not unknown:
        is_known = any(target.settable is not None for target in targets)
        return Error(reason=Unusable.NONE_WORKS if is_known else Unusable.NONE_KNOWN)
    distribution = _distributed(request.power_w, able, unknown)
    bounds = of_all([load.reach for load in (*able, *unknown)])
    if not _is_within(request, bounds, distribution, [*able, *unknown]):
        return OutOfBounds(bounds=bounds)
    idle = {
        target.load: 0.0
        for target in targets
        if request.include_broken or target.health is not Health.BLOCKED
    }
    return Plan(set_w={**idle, **distribution.set_w}, excess_w=distribution.excess_w)


def concluded(plan: Plan, taken_w: Mapping[str, Watts | None]) -> Success | PartialFailure:
    """Return what became of a plan, by what each load was set to; None for those that failed.

    What one was set to may be less than it was to be: the limit of its budget has the last word.
    """
    set_w = {load: watts for load, watts in taken_w.items() if watts is not None}
    failed = [load for load in plan.set_w if load not in set_w]
    succeeded_w, failed_w = fsum(set_w.values()), fsum(plan.set_w[load] for load in failed)
    excess_w = plan.excess_w + fsum(plan.set_w.values()) - succeeded_w - failed_w
    if not failed:
        return Success(set_w=set_w, succeeded_power_w=succeeded_w, excess_power_w=excess_w)
    return PartialFailure(
        set_w=set_w,
        succeeded_power_w=succeeded_w,
        excess_power_w=excess_w,
        failed=tuple(failed),
        failed_power_w=failed_w,
    )


def _taking_part(request: Request, targets: Sequence[Target]) -> list[Settable]:
    """Return those that take part, of which it is known how far they can go."""
    known = [(target.health, target.settable) for target in targets if target.settable is not None]
    if request.include_broken:
        return [settable for _, settable in known]
    by_health = {
        wanted: [settable for health, settable in known if health is wanted]
        for wanted in (Health.WORKING, Health.SUSPECT)
    }
    return by_health[Health.WORKING] or by_health[Health.SUSPECT]


def _unknown(request: Request, targets: Sequence[Target]) -> list[Settable]:
    """Return those that are to take what the others cannot, with the broken ones: all weigh the same."""
    return [
        Settable(load=target.load, bounds=target.widest)
        for target in targets
        if request.include_broken and target.settable is None and target.widest is not None
    ]


def _distributed(power_w: Watts, able: Sequence[Settable], unknown: Sequence[Settable]) -> Distribution:
    first = distribute(power_w, able)
    rest = distribute(first.excess_w, unknown)
    return Distribution({**first.set_w, **rest.set_w}, rest.excess_w)


def _is_within(
    request: Request, bounds: Bounds, distribution: Distribution, loads: Sequence[Settable]
) -> bool:
    """Return whether a request is carried out; one that is not adjusted must leave less than a step over.

    Nothing is lowered to zero where there is nothing below zero: that was not meant for these.
    """
    if request.power_w < 0 and all(load.is_unsigned for load in loads):
        return False
    if request.adjust_power:
        return bounds.adjust(request.power_w) is not None
    step_w = max(load.step_w for load in loads)
    return bounds.check(request.power_w) and fits(abs(distribution.excess_w), step_w)
