"""Reasons that are offered on a day, and what they say or leave to their parents."""

from datetime import date

from django.db.models import Q, QuerySet

from careline.contacts.models import Contact, Reason
from careline.kernel.looks import asked_once
from careline.kernel.refusals import Refusal


class NoSuchReason(Refusal):
    """The reason is unknown, or not offered on that day."""

    code = "contacts.no_such_reason"


def all_reasons() -> QuerySet[Reason]:
    """Return every reason there ever was, each after its parent."""
    return Reason.objects.select_related("parent").order_by("code")


def offered_reasons(*, on: date) -> QuerySet[Reason]:
    """Return the reasons that may be chosen on a day, each after its parent."""
    return all_reasons().filter(Q(valid_until=None) | Q(valid_until__gt=on), valid_from__lte=on)


def offered_reason(*, code: str, on: date) -> Reason:
    """Return one reason that may be chosen on a day.

    :raises NoSuchReason: unknown, not yet offered or not any more.
    """
    found = offered_reasons(on=on).filter(code=code).first()
    if found is None:
        raise NoSuchReason(field="reason", reason=code)
    return found


@asked_once
def reasons_of(contact: Contact) -> tuple[Reason, ...]:
    """Return what a contact is about, the main reason first."""
    return tuple(row.reason for row in contact.reasons.select_related("reason").order_by("rank"))


def line_of(reason: Reason) -> tuple[Reason, ...]:
    """Return a reason and its parents, the reason itself first, in one query."""
    return _line(reason.code)


@asked_once
def _line(code: str) -> tuple[Reason, ...]:
    words = code.split(".")
    codes = [".".join(words[:n]) for n in range(len(words), 0, -1)]
    known = {one.code: one for one in Reason.objects.filter(code__in=codes)}
    return tuple(known[code] for code in codes if code in known)


def inherited(reason: Reason, field: str) -> str:
    """Return what a reason says in a field, or else the nearest parent that says something."""
    return next((said for one in line_of(reason) if (said := getattr(one, field))), "")
