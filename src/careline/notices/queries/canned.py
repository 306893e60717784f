"""Canned replies: all that are kept, and those offered to somebody just now."""

from collections.abc import Iterable
from datetime import date

from django.db.models import F, OuterRef, Q, QuerySet, Subquery

from careline.kernel.refusals import Kind, Refusal
from careline.notices.models import CannedReply, CannedUse
from careline.security.actor import Actor
from careline.security.policy import require


class NoSuchCannedReply(Refusal):
    """There is no reply of that code, or it is no longer offered."""

    code = "notices.no_such_canned"
    kind = Kind.MISSING


def kept_replies() -> QuerySet[CannedReply]:
    """Return every reply that isn't retired, approved or not, by code."""
    return CannedReply.objects.filter(retired_at=None).select_related("department").order_by("code")


def kept_reply(*, code: str) -> CannedReply:
    """Return one reply that isn't retired.

    :raises NoSuchCannedReply: unknown or retired.
    """
    found = kept_replies().filter(code=code).first()
    if found is None:
        raise NoSuchCannedReply(field="code", code=code)
    return found


def offered_replies(*, by: Actor, on: date) -> QuerySet[CannedReply]:
    """Return what somebody may use on a day: approved, in time, for everybody or their team; last used first."""
    require(by, "notices.use_canned")
    in_time = Q(expires_on=None) | Q(expires_on__gte=on)
    ours = Q(department=None) | Q(department__path__in=list(_above(by.department_path)))
    used = CannedUse.objects.filter(reply=OuterRef("pk"), user=by.id).values("used_at")
    rows = kept_replies().filter(in_time, ours, approved_at__isnull=False).annotate(used_at=Subquery(used))
    return rows.order_by(F("used_at").desc(nulls_last=True), "code")


def _above(path: str) -> Iterable[str]:
    """Yield the paths of a department and of all above it."""
    steps = path.rstrip("/").split("/") if path else []
    return ("/".join(steps[: n + 1]) + "/" for n in range(len(steps)))
