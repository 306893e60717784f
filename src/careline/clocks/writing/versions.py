"""Adding a version to a rule."""

from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from careline.clocks.models import Calendar, DueRule
from careline.clocks.rules.terms import Terms
from careline.clocks.writing.calendars import changed_calendar
from careline.kernel.identity import new_id
from careline.security.models import LedgerEntry


def columns(terms: Terms, calendar: Calendar) -> dict[str, Any]:
    """Return what the columns of a version hold of its terms."""
    return {**asdict(terms), "calendar": calendar}


def draft_version(terms: Terms, *, valid_from: date, valid_to: date | None) -> DueRule:
    """Return the next version of a rule, not yet written: its entry in the ledger comes first.

    :raises NoSuchCalendar: the terms name no known calendar.
    """
    calendar = changed_calendar(terms.calendar)
    newest = DueRule.objects.filter(code=terms.code).order_by("-number").first()
    return DueRule(
        id=new_id(),
        **columns(terms, calendar),
        number=newest.number + 1 if newest else 1,
        valid_from=valid_from,
        valid_to=valid_to,
    )


def write_version(draft: DueRule, entry: LedgerEntry, *, at: datetime) -> DueRule:
    """Write a drafted version with the entry that tells who wrote it."""
    draft.entry, draft.recorded_at = entry, at
    draft.save(force_insert=True)
    return draft
