"""An appointment as screens show it: who comes, where, when, what became of it, and what can be done."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from careline.halls.queries.appointments import MaskedVisitor, masked_visitor
from careline.halls.rules.appointments import AppointmentMove, AppointmentState, BookedFrom, ChangeReason, moves_from
from careline.web.faces.slots import place_of_hall
from careline.web.words import named
from careline.web.words.halls import (
    APPOINTMENT_MOVES,
    APPOINTMENT_STATES,
    APPOINTMENT_TONES,
    BOOKED_FROM,
    CHANGE_REASONS,
)


@dataclass(frozen=True, kw_only=True)
class StepLine:
    """One move in words."""

    words: str | Promise
    why: str | Promise
    to: str
    at: datetime
    by: str


@dataclass(frozen=True, kw_only=True)
class AppointmentFace:
    """What a list and a page show of an appointment."""

    number: str
    address: str
    begins: str
    ends: str
    day: Any
    starts_at: datetime
    hall: str
    place: str
    state: str | Promise
    tone: str
    who: str
    visitor: MaskedVisitor
    customer_address: str
    about: str
    order: str
    booked_from: str | Promise
    booked_by: str
    visit_address: str
    """Where the contact opens they were served in; empty where the reader may not open it."""
    visit: str
    version: int
    may: frozenset[AppointmentMove]
    can_arrive: bool
    """Whether they may be received now: it is their day."""
    can_miss: bool
    """Whether somebody may say that they didn't come: their time has begun."""

    @property
    def can_move(self) -> bool:
        """Whether it can be moved or cancelled."""
        return AppointmentMove.MOVE in self.may


def appointment_face(
    row: Any, *, at: datetime, may_work: bool = False, opens: Collection[UUID] = ()
) -> AppointmentFace:
    """Return what is shown of an appointment, its visitor masked.

    :param may_work: whether the reader may do something about it.
    :param opens: the contacts the reader may open.
    """
    zone, state, who = row.hall.zone, AppointmentState(row.state), masked_visitor(row)
    begins, ends = row.starts_at.astimezone(zone), row.ends_at.astimezone(zone)
    may = moves_from(state) if may_work else frozenset()
    return AppointmentFace(
        number=row.number,
        address=reverse("web:appointment", args=[row.number]),
        begins=f"{begins:%H:%M}",
        ends=f"{ends:%H:%M}",
        day=begins.date(),
        starts_at=row.starts_at,
        hall=named(row.hall),
        place=place_of_hall(row.hall),
        state=APPOINTMENT_STATES[state],
        tone=APPOINTMENT_TONES.get(state, ""),
        who=" ".join(part for part in (who.name, who.number) if part) or _("Unknown"),
        visitor=who,
        customer_address=reverse("web:customer", args=[who.customer]) if who.customer else "",
        about=named(row.reason) if row.reason else "",
        order=row.order.number if row.order else "",
        booked_from=BOOKED_FROM[BookedFrom(row.booked_from)],
        booked_by=row.made_by.full_name if row.made_by else "",
        visit_address=reverse("web:contact", args=[row.visit.number]) if row.visit_id in opens else "",
        visit=row.visit.number if row.visit else "",
        version=row.version,
        may=may,
        can_miss=AppointmentMove.MISS in may and row.starts_at <= at,
        can_arrive=AppointmentMove.ARRIVE in may and begins.date() == at.astimezone(zone).date(),
    )


def step_lines(rows: Sequence[Any], *, zone: Any) -> list[StepLine]:
    """Return the moves of an appointment in words, oldest first."""
    return [
        StepLine(
            words=APPOINTMENT_MOVES[AppointmentMove(row.move)],
            why=CHANGE_REASONS[ChangeReason(row.reason)] if row.reason else "",
            to=f"{row.starts_at.astimezone(zone):%Y-%m-%d %H:%M} · {named(row.hall)}" if row.hall else "",
            at=row.at,
            by=row.actor.full_name if row.actor else "",
        )
        for row in rows
    ]
