"""Telling colleagues by one mail of what they haven't looked at: a digest each quarter of an hour."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from careline.kernel.identity import new_id
from careline.notices.events import StaffNoticesGathered
from careline.notices.models import StaffGathering, StaffMail, StaffNotice
from careline.notices.operations.queueing import Letter, queue_notices
from careline.notices.rules.facts import NoticeChannel
from careline.notices.rules.gathering import digest
from careline.notices.rules.kinds import NoticeKind, kinds
from careline.security.actor import Actor
from careline.security.copying import write_rows
from careline.security.ledger import record_all
from careline.security.operation import operation
from careline.security.policy import require


@operation(silent_when="nobody who wishes for it was told anything new")
def gather_staff_mail(*, by: Actor, at: datetime) -> int:
    """Queue one mail for each colleague who wishes for it and was told what they haven't looked at; return how many.

    What a mail told of, what was looked at at the desk and what calls for nothing any more stands in none again.
    """
    require(by, "notices.tell_staff")
    return sum(_gather(kind, by=by, at=at) for kind in kinds().values() if kind.gathers)


def _gather(kind: NoticeKind, *, by: Actor, at: datetime) -> int:
    wishes = StaffMail.objects.filter(kinds__contains=kind.code, user__deactivated_at=None).select_related(
        "key", "user"
    )
    waiting = {wish.user_id: wish for wish in wishes.select_for_update(of=("self",)).order_by("pk") if wish.address}
    told = _untold(kind, list(waiting), at=at)
    letters = [_letter(waiting[user], rows) for user, rows in told.items()]
    queued = queue_notices(kind=kind.code, letters=letters, by=by, at=at) if letters else []
    sent = [rows for rows, notice in zip(told.items(), queued, strict=True) if notice]
    events = [StaffNoticesGathered(subject=user, kind=kind.code, count=len(rows)) for user, rows in sent]
    entries = record_all(events, by=by, at=at)
    write_rows(
        [
            StaffGathering(id=new_id(), notice_id=row.pk, at=at, entry_id=entry.id)
            for (_, rows), entry in zip(sent, entries, strict=True)
            for row in rows
        ]
    )
    return len(sent)


def _untold(kind: NoticeKind, users: Sequence[UUID], *, at: datetime) -> dict[UUID, list[StaffNotice]]:
    found = StaffNotice.objects.filter(user__in=users, kind__in=kind.gathers, at__gt=at - kind.good_for, at__lte=at)
    told: dict[UUID, list[StaffNotice]] = defaultdict(list)
    for row in found.filter(sighting=None, lapse=None, gathering=None).order_by("at", "pk"):
        told[row.user_id].append(row)
    return told


def _letter(wish: StaffMail, rows: Sequence[StaffNotice]) -> Letter:
    language = "en" if wish.user.language.startswith("en") else "zh"
    values = digest([row.about for row in rows], language=language)
    return Letter(channel=NoticeChannel.EMAIL, language=language, key=wish.key, recipient=wish.address, values=values)
