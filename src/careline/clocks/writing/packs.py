"""Writing the versions of many rules at once, as a pack brings them."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.db.models import Max

from careline.clocks.events import DueRuleRetired, DueRuleSet
from careline.clocks.models import DueRule
from careline.clocks.rules.packs.changes import ChangeKind, PackChange
from careline.clocks.rules.packs.pack import Pack
from careline.clocks.writing.calendars import changed_calendar
from careline.clocks.writing.versions import columns
from careline.kernel.identity import new_id


def draft_versions(pack: Pack, found: Sequence[PackChange]) -> list[DueRule]:
    """Return the versions that a pack's changes come to, not yet written; what is kept is none.

    :raises NoSuchCalendar: a rule names no known calendar.
    """
    written = [one for one in found if one.kind is not ChangeKind.KEPT]
    calendars = {code: changed_calendar(code) for code in sorted({one.terms.calendar for one in written})}
    highest = DueRule.objects.filter(code__in={one.terms.code for one in written}).values_list("code")
    numbers = dict(highest.annotate(Max("number")).order_by("code"))
    drafts = []
    for one in written:
        numbers[one.terms.code] = numbers.get(one.terms.code, 0) + 1
        drafts.append(
            DueRule(
                id=new_id(),
                **columns(one.terms, calendars[one.terms.calendar]),
                number=numbers[one.terms.code],
                pack=pack.id,
                pack_version=pack.version,
                valid_from=one.valid_from,
                valid_to=one.valid_to,
            )
        )
    return drafts


def told(drafts: Iterable[DueRule]) -> Iterator[DueRuleSet | DueRuleRetired]:
    """Yield what each drafted version's entry says."""
    for draft in drafts:
        begun: dict[str, Any] = {
            "subject": draft.id,
            "code": draft.code,
            "number": draft.number,
            "valid_from": draft.valid_from,
        }
        if draft.valid_to == draft.valid_from:
            yield DueRuleRetired(**begun)
        else:
            yield DueRuleSet(
                **begun,
                valid_to=draft.valid_to,
                amount=draft.amount,
                unit=draft.unit,
                calendar=draft.calendar.code,
            )
