"""A battery as one cycle sees it: what it does, and whether its budget may set it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from ..budget import Unit
from ..buffer import QUIET_W, SETTLING, UNSEEN_BUFFER, Buffer, BufferReading, Sent, does_w
from ..health import Health
from ..limits import LimitSource
from ..quantity import Amount, Watts
from ..site import Site
from ..snapshot import Snapshot
from ..state import State
from .bounds import Bounds
from .distribute import Settable

SHORTFALL = 0.7
"""A battery that does less than this part of what it was told cannot do more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A battery, observed."""

    buffer: Buffer
    """What is configured of it."""

    reading: BufferReading
    """What was seen of it."""

    line: Sequence[int]
    """The budgets that carry it and count watts, by their indices, from the inside out."""

    does_w: Watts
    """What it does, as far as that is known."""

    may_w: Sequence[Watts]
    """What it may be doing: what it was told, and what it is measured to do; before it has answered, either
    what it did or what it was sent to do."""

    is_free: bool
    """Whether its budget may set it."""

    is_stale: bool
    """Whether a meter on its line says nothing."""

    is_settled: bool
    """Whether it does by now what it was told."""

    @property
    def id(self) -> str:
        """Its id."""
        return self.buffer.id

    @property
    def charges_w(self) -> Watts:
        """The most that it may be charging with."""
        return max(0.0, *self.may_w)

    @property
    def discharges_w(self) -> Watts:
        """The most that it may be discharging with, as a positive number."""
        return max(0.0, *(-watts for watts in self.may_w))

    @property
    def told_w(self) -> Watts:
        """What it was told, where it is known that it took it; else what it may be doing."""
        return self.does_w if self.reading.told_w is None else self.reading.told_w

    @property
    def firm_w(self) -> Watts:
        """What it charges with whatever is decided: all, or what it was not told.

        A battery that serves nobody, and is not measured, is part of the rest of the house.
        """
        if not self.buffer.is_counted:
            return 0.0
        if not self.is_free:
            return max(0.0, self.does_w) if self.is_settled else self.charges_w
        over_w = self.does_w - max(0.0, self.told_w)
        return over_w if self.is_settled and over_w > QUIET_W else 0.0

    @property
    def is_short(self) -> bool:
        """Whether it is measured to discharge with much less than it was told."""
        return self.is_settled and self.does_w > SHORTFALL * self.told_w and self.told_w < 0

    @property
    def covers_w(self) -> Watts:
        """The most that it can discharge with for its budget; no more than now while a meter is silent."""
        if not (self.is_free and self.buffer.covers_excess):
            return 0.0
        if self.is_stale:
            return min(self.reading.most_discharge_w, max(0.0, -self.told_w))
        most_w = self.reading.most_discharge_w
        return min(most_w, max(0.0, -self.does_w)) if self.is_short else most_w

    @property
    def absorbs_w(self) -> Watts:
        """The most that it can charge with for its budget."""
        is_able = self.is_free and self.buffer.takes_rest and not self.is_stale
        return self.reading.most_charge_w if is_able else 0.0

    def settable(self, *, down_w: Watts, up_w: Watts, is_begun: bool = False) -> Settable:
        """Return it as power is distributed to it that can discharge and charge so much more.

        One that has begun has its least already.
        """
        seen = self.reading
        return Settable(
            load=self.id,
            bounds=Bounds(
                inclusion_lower_w=-down_w,
                exclusion_lower_w=0.0 if is_begun else -seen.least_discharge_w,
                exclusion_upper_w=seen.least_charge_w,
                inclusion_upper_w=up_w,
            ),
            up=seen.charge_weight,
            down=seen.discharge_weight,
            step_w=seen.step_w,
        )


def standings(
    site: Site,
    state: State,
    snapshot: Snapshot,
    own: Sequence[Mapping[LimitSource, Amount]],
    tested: Sequence[bool],
) -> list[Standing]:
    """Return all batteries of *site*, whose budgets have *own* limits, and of which some are under test."""
    found: list[Standing] = []
    for index, budget in enumerate(site.budgets):
        line = [over for over in site.lineages[index] if site.budgets[over].unit is Unit.WATTS]
        is_stale = any(LimitSource.STALE_METER in own[over] for over in line)
        is_set = bool(line) and (all(tested) or not tested[index])
        sent = state.budget(budget.id).buffers.sent
        for one in budget.buffers:
            reading = snapshot.buffers.get(one.id, UNSEEN_BUFFER)
            is_free = is_set and one.serves and reading.is_known and not reading.is_held
            found.append(
                Standing(
                    buffer=one,
                    reading=reading,
                    line=line,
                    does_w=does_w(reading, sent.get(one.id)),
                    may_w=[*_may_w(reading, sent.get(one.id))],
                    is_free=is_free and reading.health is not Health.BLOCKED,
                    is_stale=is_stale,
                    is_settled=_is_settled(reading, snapshot.at),
                )
            )
    return found


def relied_on(standings: Iterable[Standing]) -> list[Standing]:
    """Return those that are to be used: the suspect ones only where none works."""
    by_health: dict[Health, list[Standing]] = {Health.WORKING: [], Health.SUSPECT: []}
    for one in standings:
        by_health.setdefault(one.reading.health, []).append(one)
    return by_health[Health.WORKING] or by_health[Health.SUSPECT]


def _may_w(reading: BufferReading, sent: Sent | None) -> Iterator[Watts]:
    """Find what a battery may be doing."""
    yield does_w(reading, sent)
    if reading.told_w is not None:
        yield reading.told_w
    elif sent is not None and (reading.is_told or reading.drawn_w is None):
        yield from sent


def _is_settled(reading: BufferReading, at: datetime) -> bool:
    """Return whether a battery is measured to do what it was told a while ago."""
    if reading.drawn_w is None or reading.told_w is None or reading.told_at is None:
        return False
    return at - reading.told_at >= SETTLING
