"""A notice text as it is shown: how it stands, each version, and how one would read."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from careline.cases.queries.notice_values import Preview
from careline.notices.queries.templates import NoticeText, TextVersion
from careline.notices.rules.facts import NoticeChannel
from careline.notices.rules.wording import Wording
from careline.web.faces.people import Called, called
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


def text_faces(stands: Sequence[NoticeText]) -> list[TextFace]:
    """Return the lines of the list."""
    people = called(row.author_name for stand in stands for row in (stand.in_force, stand.waiting) if row)
    return [_text_face(stand, people) for stand in stands]


def _text_face(stand: NoticeText, people: Called) -> TextFace:
    return TextFace(
        code=stand.kind.code,
        channel=stand.channel,
        kind=kind_said(stand.kind.code),
        audience=AUDIENCES[stand.kind.audience],
        way=NOTICE_CHANNELS[stand.channel],
        picture=NOTICE_PICTURES[stand.channel],
        in_force=_signed(stand.in_force, people),
        waiting=_signed(stand.waiting, people),
    )


def _signed(row: TextVersion | None, people: Called) -> TextVersion | None:
    return replace(row, author_name=people(row.author_name), approver_name=people(row.approver_name)) if row else None


def version_faces(rows: Sequence[TextVersion]) -> list[VersionFace]:
    """Return versions with their words in both languages."""
    people = called(name for row in rows for name in (row.author_name, row.approver_name))
    return [_version_face(row, people) for row in rows]


def _version_face(row: TextVersion, people: Called) -> VersionFace:
    return VersionFace(
        n=row.n,
        author=people(row.author_name),
        written_at=row.written_at,
        approver=people(row.approver_name),
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
