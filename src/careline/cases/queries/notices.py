"""What went out about a complaint."""

from uuid import UUID

from careline.cases.models import Complaint, ComplaintNotice
from careline.notices.models import Notice
from careline.notices.queries.outbox import MaskedNotice, NoSuchNotice, shown


def notices_of(*, complaint: Complaint) -> list[MaskedNotice]:
    """Return the notices about a complaint the caller has found, masked, newest first."""
    about = ComplaintNotice.objects.filter(complaint=complaint).values("notice")
    rows = Notice.objects.filter(pk__in=about).select_related("version", "key").prefetch_related("deliveries")
    return shown(rows)


def notice_of(*, complaint: Complaint, id: UUID) -> Notice:  # noqa: A002  (every room names a row's id so)
    """Return one notice about a complaint the caller has found.

    :raises NoSuchNotice: when it is about another, or there is none.
    """
    link = ComplaintNotice.objects.filter(complaint=complaint, notice=id).select_related("notice").first()
    if link is None:
        raise NoSuchNotice(field="notice")
    return link.notice
