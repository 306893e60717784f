"""The texts of notices: which words are in force, which wait for approval, and which were said before."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Self
from uuid import UUID

from careline.kernel.refusals import Kind, Refusal
from careline.notices.models import TemplateVersion
from careline.notices.rules.facts import NoticeChannel
from careline.notices.rules.kinds import NoticeKind, kinds
from careline.notices.rules.wording import Wording


class NoSuchNoticeKind(Refusal):
    """There is no such occasion, or nothing goes out on it by this channel."""

    code = "notices.no_such_kind"
    kind = Kind.MISSING


class NoSuchNoticeText(Refusal):
    """There is no such version."""

    code = "notices.no_such_template"
    kind = Kind.MISSING


@dataclass(frozen=True, kw_only=True)
class TextVersion:
    """One version of a text, as it may be read."""

    n: int
    zh: Wording
    en: Wording
    author_id: UUID | None
    author_name: str
    written_at: datetime
    approver_name: str = ""
    approved_at: datetime | None = None
    """None while nobody approved it."""

    @classmethod
    def of(cls, row: TemplateVersion) -> Self:
        """Return a row as it may be read."""
        found = row.approved
        return cls(
            n=row.n,
            zh=row.wording("zh"),
            en=row.wording("en"),
            author_id=row.author_id,
            author_name=row.author_name,
            written_at=row.written_at,
            approver_name=found.approver_name if found else "",
            approved_at=found.at if found else None,
        )


@dataclass(frozen=True, kw_only=True)
class NoticeText:
    """What is said on one occasion by one channel."""

    kind: NoticeKind
    channel: NoticeChannel
    in_force: TextVersion | None
    """None while nobody approved words: then nothing goes out."""
    waiting: TextVersion | None
    """The newest version, where it isn't approved yet."""


def kind_named(code: str, *, channel: NoticeChannel | None = None) -> NoticeKind:
    """Return one kind of notice; where a channel is named, one that goes by it.

    :raises NoSuchNoticeKind: when no room registered it, or it never goes that way.
    """
    found = kinds().get(code)
    if found is None or (channel and channel not in found.channels):
        raise NoSuchNoticeKind(field="kind", kind=code)
    return found


def in_force(*, kind: str, channels: Collection[NoticeChannel]) -> dict[NoticeChannel, TemplateVersion]:
    """Return the newest approved words for an occasion, by channel; nothing where none were approved yet."""
    approved = TemplateVersion.objects.filter(kind=kind, channel__in=channels, approval__isnull=False)
    return {NoticeChannel(row.channel): row for row in approved.order_by("n")}


def notice_texts() -> list[NoticeText]:
    """Return how each text stands, in the order the occasions were registered."""
    told: dict[tuple[str, str], list[TextVersion]] = {}
    for row in TemplateVersion.objects.select_related("approval").order_by("-n"):
        told.setdefault((row.kind, row.channel), []).append(TextVersion.of(row))
    pairs = [(kind, channel) for kind in kinds().values() for channel in kind.channels]
    return [_stand(kind, channel, told.get((kind.code, channel), [])) for kind, channel in pairs]


def notice_text(*, kind: str, channel: NoticeChannel) -> tuple[NoticeText, list[TextVersion]]:
    """Return how one text stands, and every version of it, newest first.

    :raises NoSuchNoticeKind: when nothing is ever said there.
    """
    about = kind_named(kind, channel=channel)
    found = TemplateVersion.objects.filter(kind=kind, channel=channel).select_related("approval").order_by("-n")
    rows = [TextVersion.of(row) for row in found]
    return _stand(about, channel, rows), rows


def text_version(*, kind: str, channel: NoticeChannel, n: int) -> TextVersion:
    """Return one version of a text, as it may be read.

    :raises NoSuchNoticeText: when there is none of this number.
    """
    return TextVersion.of(version_of(kind=kind, channel=channel, n=n))


def version_of(*, kind: str, channel: NoticeChannel, n: int) -> TemplateVersion:
    """Return one version of a text.

    :raises NoSuchNoticeText: when there is none of this number.
    """
    found = TemplateVersion.objects.filter(kind=kind, channel=channel, n=n).select_related("approval").first()
    if found is None:
        raise NoSuchNoticeText(field="n", n=n)
    return found


def _stand(kind: NoticeKind, channel: NoticeChannel, newest_first: list[TextVersion]) -> NoticeText:
    said = next((one for one in newest_first if one.approved_at), None)
    newest = newest_first[0] if newest_first else None
    return NoticeText(kind=kind, channel=channel, in_force=said, waiting=newest if newest is not said else None)
