"""What a colleague was told, and how they wish to be told."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from careline.kernel.paging import BadCursor, Cursor, Page
from careline.notices.models import StaffMail, StaffNotice
from careline.notices.rules.facts import Audience
from careline.notices.rules.kinds import kinds
from careline.security.actor import Actor

LISTING = "staff-notices"


@dataclass(frozen=True, kw_only=True)
class StaffNoticeSeen:
    """One thing a colleague was told."""

    id: UUID
    kind: str
    about: str
    by_name: str
    at: datetime
    is_new: bool


@dataclass(frozen=True)
class MailWish:
    """Of what a colleague wishes to be told by mail, and where."""

    address: str = ""
    kinds: tuple[str, ...] = ()


def staff_notices(*, by: Actor, after: str = "", limit: int = 50) -> Page[StaffNoticeSeen]:
    """Return one page of what one was told and isn’t over, newest first.

    :raises BadCursor: when `after` isn't a cursor this list gave out.
    """
    mine = StaffNotice.objects.filter(_beyond(after) if after else Q(), user=by.id, lapse=None).select_related(
        "sighting"
    )
    page = Page.cut(list(mine[: limit + 1]), limit=limit, listing=LISTING, key=lambda row: (row.at, row.id))
    return Page([_seen(row) for row in page.rows], page.next)


def unseen_staff_notices(*, by: Actor) -> int:
    """Return how much of it one hasn't seen yet."""
    return StaffNotice.objects.filter(user=by.id, sighting=None, lapse=None).count()


def is_told(*, user: UUID, kind: str, about: str) -> bool:
    """Return whether a colleague was told of this and hasn’t looked yet, so that saying it again adds nothing."""
    waiting = StaffNotice.objects.filter(about=about, kind=kind, user=user, sighting=None, lapse=None)
    return waiting.exists()


def mail_wish(*, by: Actor) -> MailWish:
    """Return one's own wish."""
    row = StaffMail.objects.select_related("key").filter(user=by.id).first()
    return MailWish(row.address, tuple(row.kinds)) if row else MailWish()


def mailed_kinds() -> list[str]:
    """Return of what colleagues may be told by mail, too: not of what is over before a mail is read."""
    return [code for code, kind in kinds().items() if kind.audience is Audience.STAFF and kind.channels]


def _seen(row: StaffNotice) -> StaffNoticeSeen:
    told = {name: getattr(row, name) for name in ("id", "kind", "about", "by_name", "at")}
    return StaffNoticeSeen(**told, is_new=not hasattr(row, "sighting"))


def _beyond(after: str) -> Q:
    at, name = Cursor.decode(after, listing=LISTING, shape=(datetime, UUID)).key
    if at is None or name is None:
        raise BadCursor
    return Q(at__lt=at) | Q(at=at, id__lt=name)
