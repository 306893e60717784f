"""Writing the texts of notices, and approving them: two people, one text."""

from datetime import datetime

from careline.kernel.identity import new_id
from careline.kernel.refusals import Kind, Refusal
from careline.notices.events import TemplateApproved, TemplateDrafted
from careline.notices.models import TemplateApproval, TemplateVersion
from careline.notices.queries.templates import kind_named, version_of
from careline.notices.rules.facts import NoticeChannel
from careline.notices.rules.wording import Wording
from careline.security.actor import Actor, ActorKind
from careline.security.ledger import record
from careline.security.operation import operation
from careline.security.policy import Forbidden, require
from careline.security.turns import hold_alone

WRITING = 0x6E6F7469  # "noti"


class WrittenMeanwhile(Refusal):
    """A newer version was written since the one that was begun from."""

    code = "notices.written_meanwhile"
    kind = Kind.CONFLICT


@operation()
def write_template(
    *,
    kind: str,
    channel: NoticeChannel,
    zh: Wording,
    en: Wording,
    by: Actor,
    at: datetime,
    after: int | None = None,
) -> TemplateVersion:
    """Write a new version of what is said on an occasion; it is in force once somebody else approved it.

    :param after: the number of the version it was begun from, 0 for none; None when whoever writes saw none.
    :raises NoSuchNoticeKind: when nothing is ever said there.
    :raises UnknownNoticeVariable: and whatever else `NoticeKind.check` refuses, naming the field.
    :raises WrittenMeanwhile: when there is a newer version than `after`.
    """
    require(by, "notices.manage_templates")
    kind_named(kind, channel=channel).check(channel, zh=zh, en=en)
    n = _next_number(kind, channel)
    if after is not None and after != n - 1:
        raise WrittenMeanwhile(field="after", n=n - 1)
    row = TemplateVersion(id=new_id(), kind=kind, channel=channel, n=n, written_at=at, author_name=by.name)
    row.subject_zh, row.text_zh, row.subject_en, row.text_en = zh.subject, zh.text, en.subject, en.text
    row.author_id = by.id if by.kind is ActorKind.USER else None
    row.entry = record(TemplateDrafted(subject=row.id, kind=kind, channel=channel, n=n), by=by, at=at)
    row.save(force_insert=True)
    return row


class ApprovesOwnWords(Refusal):
    """Who wrote a version can't be the one who approves it."""

    code = "notices.approves_own_words"
    kind = Kind.FORBIDDEN


class ApprovedBefore(Refusal):
    """The version was approved already."""

    code = "notices.approved_before"
    kind = Kind.CONFLICT


@operation()
def approve_template(*, kind: str, channel: NoticeChannel, n: int, by: Actor, at: datetime) -> TemplateVersion:
    """Approve a version somebody else wrote; from now on it is what is said.

    :raises NoSuchNoticeText: no version of this number.
    :raises ApprovesOwnWords: its author can't approve it.
    :raises ApprovedBefore: somebody did already.
    """
    require(by, "notices.approve_templates")
    _one_at_a_time()
    found = version_of(kind=kind, channel=channel, n=n)
    if found.author_id is not None and found.author_id == by.id:
        raise ApprovesOwnWords
    if found.approved:
        raise ApprovedBefore
    entry = record(TemplateApproved(subject=found.id, kind=kind, channel=channel, n=n), by=by, at=at)
    approver = by.id if by.kind is ActorKind.USER else None
    TemplateApproval(version=found, approver_id=approver, approver_name=by.name, at=at, entry=entry).save()
    return found


@operation()
def put_in_force(*, kind: str, channel: NoticeChannel, zh: Wording, en: Wording, by: Actor, at: datetime) -> None:
    """Write and approve a text at once: the house alone may, with the words it ships.

    :raises Forbidden: for everybody else, who is one person and not two.
    """
    if not by.is_system:
        raise Forbidden(policy="notices.approve_templates")
    row = write_template(kind=kind, channel=channel, zh=zh, en=en, by=by, at=at)
    approve_template(kind=kind, channel=channel, n=row.n, by=by, at=at)


def _next_number(kind: str, channel: NoticeChannel) -> int:
    _one_at_a_time()
    return TemplateVersion.objects.filter(kind=kind, channel=channel).count() + 1


def _one_at_a_time() -> None:
    """Let two who write at once get two numbers, and two who approve at once find one approval."""
    hold_alone(WRITING)
