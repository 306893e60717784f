"""Telling colleagues: at the desk always, by mail where they wish."""

from collections.abc import Collection, Mapping
from datetime import datetime
from uuid import UUID

from careline.kernel.identity import new_id
from careline.kernel.refusals import Refusal
from careline.notices.events import StaffMailArranged, StaffNoticesViewed, StaffTold
from careline.notices.models import StaffMail, StaffNotice, StaffSighting
from careline.notices.operations.queueing import Letter, queue_notices
from careline.notices.queries.staff import MailWish, mailed_kinds
from careline.notices.queries.templates import NoSuchNoticeKind
from careline.notices.rules.facts import NoticeChannel
from careline.notices.rules.mail import mailbox
from careline.security.actor import Actor
from careline.security.ledger import record
from careline.security.models import User
from careline.security.operation import operation
from careline.security.policy import Forbidden, require
from careline.security.vault import new_person

KEEP = "notices.keep_staff_notices"


class AddressMissing(Refusal):
    """Mails are wished for, and nobody said where."""

    code = "notices.staff_address_missing"


@operation(silent_when="the colleague was told of it before")
def tell_staff(
    *, user: User, kind: str, about: str, values: Mapping[str, str], cause: UUID, by_name: str, by: Actor, at: datetime
) -> StaffNotice | None:
    """Tell a colleague of something, once, at the desk; and by mail, where they wish.

    :param about: the number of what it is about.
    :param values: what the mail fills in; nothing of a customer.
    :param cause: the ledger entry it tells of.
    """
    require(by, "notices.tell_staff")
    if StaffNotice.objects.filter(user=user, cause=cause).exists():
        return None
    row = StaffNotice(id=new_id(), user=user, kind=kind, about=about, by_name=by_name, cause=cause, at=at)
    by_mail = _mailed(user, kind, values, by=by, at=at)
    row.entry = record(StaffTold(subject=user.id, kind=kind, notice=row.id, by_mail=by_mail), by=by, at=at)
    row.save(force_insert=True)
    return row


@operation(silent_when="one had seen everything")
def see_staff_notices(*, by: Actor, at: datetime) -> int:
    """Record that one has seen whatever one was told; return how much of it was new."""
    require(by, KEEP)
    unseen = list(StaffNotice.objects.filter(user=by.id, sighting=None, lapse=None))
    if unseen and by.id:
        entry = record(StaffNoticesViewed(subject=by.id, count=len(unseen)), by=by, at=at)
        rows = [StaffSighting(notice=one, at=at, entry=entry) for one in unseen]
        StaffSighting.objects.bulk_create(rows, ignore_conflicts=True)  # the same press twice is one sighting
    return len(unseen)


@operation()
def choose_staff_mail(*, address: str, kinds: Collection[str], by: Actor, at: datetime) -> MailWish:
    """Say of what one wishes to be told by mail, and where; no kinds and no address for nothing.

    :raises NotAMailbox: no mail can be sent there.
    :raises AddressMissing: mails are wished for and no address is told.
    :raises NoSuchNoticeKind: nobody is told of that.
    """
    require(by, KEEP)
    if by.id is None:
        raise Forbidden(policy=KEEP)
    if unknown := set(kinds) - set(mailed_kinds()):
        raise NoSuchNoticeKind(field="kinds", kind=", ".join(sorted(unknown)))
    if kinds and not address.strip():
        raise AddressMissing(field="address")
    if address.strip():
        mailbox(address)
    wish = MailWish(address.strip(), tuple(sorted(kinds)))
    _keep(wish, by.id, at)
    record(StaffMailArranged(subject=by.id, kinds=wish.kinds), by=by, at=at)
    return wish


def _mailed(user: User, kind: str, values: Mapping[str, str], *, by: Actor, at: datetime) -> bool:
    wish = StaffMail.objects.select_related("key").filter(user=user).first()
    if wish is None or kind not in wish.kinds or not wish.address:
        return False
    language = "en" if user.language.startswith("en") else "zh"
    letter = Letter(channel=NoticeChannel.EMAIL, language=language, key=wish.key, recipient=wish.address, values=values)
    (queued,) = queue_notices(kind=kind, letters=[letter], by=by, at=at)
    return queued is not None


def _keep(wish: MailWish, user: UUID, at: datetime) -> None:
    row = StaffMail.objects.select_for_update(of=("self",)).select_related("key").filter(user=user).first()
    if row is None:
        key, _ = new_person(at=at)
        key.save(force_insert=True)
        row = StaffMail(id=new_id(), user_id=user, key=key)
    row.seal(wish.address)
    row.kinds, row.set_at = list(wish.kinds), at
    row.save()
