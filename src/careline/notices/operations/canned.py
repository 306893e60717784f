"""Writing canned replies, approving them, and noting that one was used: two people, one text."""

from dataclasses import dataclass
from datetime import date, datetime

from careline.kernel.identity import new_id
from careline.kernel.refusals import Refusal
from careline.notices.events import CannedReplyApproved, CannedReplyRetired, CannedReplySet, CannedReplyUsed
from careline.notices.models import CannedReply, CannedUse
from careline.notices.operations.templates import ApprovedBefore, ApprovesOwnWords
from careline.notices.queries.canned import NoSuchCannedReply
from careline.notices.rules.canned import check_canned
from careline.notices.rules.facts import NoticeChannel
from careline.security.actor import Actor, ActorKind
from careline.security.ledger import record
from careline.security.models import Department
from careline.security.operation import operation
from careline.security.policy import require

MANAGE = "notices.manage_canned"


class NoSuchTeam(Refusal):
    """The team a reply is for isn't there, or is closed."""

    code = "notices.no_such_team"


@dataclass(frozen=True, kw_only=True)
class CannedTold:
    """A reply's names and words, for whom it is and until when."""

    name_zh: str
    name_en: str
    text_zh: str
    text_en: str
    department: str = ""
    channel: NoticeChannel | None = None
    expires_on: date | None = None


@operation()
def set_canned(*, code: str, told: CannedTold, by: Actor, at: datetime) -> CannedReply:
    """Write a reply, or write the one of that code anew; it is offered once somebody else approved it.

    :raises BadCannedCode: and whatever else `check_canned` refuses, naming the field.
    :raises NoSuchTeam: the team isn't there.
    """
    require(by, MANAGE)
    names = {"name_zh": told.name_zh, "name_en": told.name_en}
    check_canned(code, names=names, texts={"zh": told.text_zh, "en": told.text_en})
    says: dict[str, object] = {
        **{name: said.strip() for name, said in names.items()},
        "text_zh": told.text_zh.strip(),
        "text_en": told.text_en.strip(),
        "department": _team(told.department),
        "channel": told.channel or "",
        "expires_on": told.expires_on,
        "author_id": by.id if by.kind is ActorKind.USER else None,
        "author_name": by.name,
        "written_at": at,
        "approved_at": None,
        "approver_name": "",
        "retired_at": None,
    }
    row, _ = CannedReply.objects.update_or_create(code=code, defaults=says, create_defaults={**says, "id": new_id()})
    record(CannedReplySet(subject=row.id, code=code), by=by, at=at)
    return row


@operation()
def approve_canned(*, code: str, by: Actor, at: datetime) -> CannedReply:
    """Approve a reply somebody else wrote; from now on it is offered.

    :raises NoSuchCannedReply: none of this code.
    :raises ApprovesOwnWords: its author can't approve it, but for the house with the words it ships.
    :raises ApprovedBefore: somebody did already.
    """
    require(by, "notices.approve_canned")
    row = _claimed(code)
    if row.author_id is not None and row.author_id == by.id:
        raise ApprovesOwnWords
    if row.approved_at is not None:
        raise ApprovedBefore
    row.approved_at, row.approver_name = at, by.name
    row.save(update_fields=["approved_at", "approver_name"])
    record(CannedReplyApproved(subject=row.id, code=code), by=by, at=at)
    return row


@operation()
def retire_canned(*, code: str, by: Actor, at: datetime) -> None:
    """Stop offering a reply.

    :raises NoSuchCannedReply: unknown or retired already.
    """
    require(by, MANAGE)
    row = _claimed(code)
    row.retired_at = at
    row.save(update_fields=["retired_at"])
    record(CannedReplyRetired(subject=row.id, code=code), by=by, at=at)


@operation()
def use_canned(*, code: str, by: Actor, at: datetime) -> None:
    """Note that somebody put a reply into what they write, so that it stands first next time.

    :raises NoSuchCannedReply: unknown or retired.
    """
    require(by, "notices.use_canned")
    row = _claimed(code)
    if by.kind is ActorKind.USER and by.id:
        says = {"used_at": at}
        CannedUse.objects.update_or_create(
            user_id=by.id, reply=row, defaults=says, create_defaults={**says, "id": new_id()}
        )
    record(CannedReplyUsed(subject=row.id, code=code), by=by, at=at)


def _claimed(code: str) -> CannedReply:
    row = CannedReply.objects.select_for_update().filter(code=code, retired_at=None).first()
    if row is None:
        raise NoSuchCannedReply(field="code", code=code)
    return row


def _team(code: str) -> Department | None:
    if not code:
        return None
    found = Department.objects.filter(code=code, closed_at=None).first()
    if found is None:
        raise NoSuchTeam(field="department", department=code)
    return found
