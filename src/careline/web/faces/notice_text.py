"""A notice text as it is shown: how it stands, each version, and how one would read."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from careline.cases.queries.notice_values import Preview
from careline.notices.queries.templates import NoticeText, TextVersion
from careline.notices.rules.facts import NoticeChannel
from careline.notices.rules.wording import Wording
from careline.web.notice_words import AUDIENCES, NOTICE_CHANNELS, NOTICE_PICTURES, NOTICE_VARIABLES, kind_said


@dataclass(frozen=True, kw_only=True)
class TextFace:
    """One line of the list of texts."""

    code: str
    channel: NoticeChannel
    kind: str | Promise
    audience: str | Promise
    way: str | Promise
    picture: str
    in_force: TextVersion | None
    waiting: TextVersion | None


@dataclass(frozen=True)
class Said:
    """The words in one language."""

    language: str | Promise
    tag: str
    """The language for screen readers (BCP 47)."""
    wording: Wording


@dataclass(frozen=True, kw_only=True)
class VersionFace:
    """One version."""

    n: int
    author: str
    written_at: datetime
    approver: str
    approved_at: datetime | None
    said: list[Said]
    is_shipped: bool
    """Whether nobody of the operator's wrote it: the house began with it."""


@dataclass(frozen=True, kw_only=True)
class PreviewFace:
    """How a notice would read."""

    said: list[Said]
    language: str | Promise
    recipient: str
    is_about_somebody: bool
    invented: list[str | Promise]


def text_face(stand: NoticeText) -> TextFace:
    """Return a line of the list."""
    return TextFace(
        code=stand.kind.code,
        channel=stand.channel,
        kind=kind_said(stand.kind.code),
        audience=AUDIENCES[stand.kind.audience],
        way=NOTICE_CHANNELS[stand.channel],
        picture=NOTICE_PICTURES[stand.channel],
        in_force=stand.in_force,
        waiting=stand.waiting,
    )


def version_face(row: TextVersion) -> VersionFace:
    """Return a version with its words in both languages."""
    return VersionFace(
        n=row.n,
        author=row.author_name,
        written_at=row.written_at,
        approver=row.approver_name,
        approved_at=row.approved_at,
        said=_both({"zh": row.zh, "en": row.en}),
        is_shipped=row.author_id is None,
    )


def preview_face(read: Preview) -> PreviewFace:
    """Return how it would read."""
    return PreviewFace(
        said=_both(dict(read.said)),
        language=_names().get(read.language, ""),
        recipient=read.recipient,
        is_about_somebody=bool(read.language),
        invented=[NOTICE_VARIABLES.get(name, name) for name in read.invented],
    )


def _both(said: dict[str, Wording]) -> list[Said]:
    tags = {"zh": "zh-Hans", "en": "en"}
    return [Said(_names()[one], tags[one], said[one]) for one in tags]


def _names() -> dict[str, str]:
    return {"zh": _("Chinese"), "en": _("English")}
