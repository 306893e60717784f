"""The texts of notices: what is said on each occasion, in versions that a second person approves."""

from typing import Annotated

from ninja import Path, Router, Status
from pydantic import Field

from careline.api.asked import Asked
from careline.api.bearer import Bearer
from careline.api.nouns.parameters import RuleCode, canonical
from careline.api.references import named
from careline.api.shapes.notice_texts import (
    NoticePreviewAsked,
    NoticePreviewShown,
    NoticeTexts,
    NoticeVersions,
    NoticeVersionShown,
    NoticeVersionTold,
)
from careline.cases.queries.finding import complaint
from careline.cases.queries.notice_values import preview
from careline.notices.operations.templates import approve_template, write_template
from careline.notices.queries.templates import NoticeText, TextVersion, notice_text, notice_texts, text_version
from careline.notices.rules.facts import NoticeChannel

router = Router(tags=["notices"])
READ = "notices.read_templates"
N = Annotated[int, Path(description="The number of a version."), Field(ge=1, le=2**31 - 1)]


@router.get("", auth=Bearer(READ), response=NoticeTexts)
def list_texts(request: Asked) -> NoticeTexts:
    """List how each text stands."""
    del request
    return NoticeTexts.model_validate({"items": [_text(one) for one in notice_texts()]})


@router.get("/{kind}/{channel}", auth=Bearer(READ), response=NoticeVersions)
def get_text(request: Asked, kind: RuleCode, channel: NoticeChannel) -> NoticeVersions:
    """Read one text with every version of it, newest first."""
    del request
    stand, rows = notice_text(kind=kind, channel=channel)
    return NoticeVersions.model_validate({"text": _text(stand), "versions": [_version(row) for row in rows]})


@router.post("/{kind}/{channel}/versions", auth=Bearer("notices.manage_templates"), response={201: NoticeVersionShown})
def write(
    request: Asked, kind: RuleCode, channel: NoticeChannel, told: NoticeVersionTold
) -> Status[NoticeVersionShown]:
    """Write a new version; it is said once somebody else approved it. A variable nobody fills is refused (422)."""
    words = {"zh": told.zh, "en": told.en, "after": told.after}
    row = write_template(kind=kind, channel=channel, **words, by=request.auth, at=request.at)  # type: ignore[arg-type]  # as told
    return Status(201, _version(text_version(kind=kind, channel=channel, n=row.n)))


@router.post(
    "/{kind}/{channel}/versions/{n}/approval", auth=Bearer("notices.approve_templates"), response=NoticeVersionShown
)
def approve(request: Asked, kind: RuleCode, channel: NoticeChannel, n: N) -> NoticeVersionShown:
    """Approve a version somebody else wrote; from now on it is what is said."""
    approve_template(kind=kind, channel=channel, n=n, by=request.auth, at=request.at)
    return _version(text_version(kind=kind, channel=channel, n=n))


@router.post("/{kind}/{channel}/previews", auth=Bearer(READ), response=NoticePreviewShown)
def look(request: Asked, kind: RuleCode, channel: NoticeChannel, told: NoticePreviewAsked) -> NoticePreviewShown:
    """See how words would read, about a complaint you may read (masked) or with invented values; nothing is kept."""
    number = _number(request, told.complaint)
    read = preview(kind=kind, channel=channel, zh=told.zh, en=told.en, number=number, by=request.auth)
    plain = {"language": read.language, "recipient": read.recipient, "invented": read.invented}
    return NoticePreviewShown.model_validate({**plain, **read.said})


def _number(request: Asked, typed: str) -> str:
    if not typed:
        return ""
    number = canonical(typed)
    named(lambda: complaint(by=request.auth, number=number), field="complaint", given=typed)
    return number


def _text(stand: NoticeText) -> dict[str, object]:
    return {
        "kind": stand.kind.code,
        "channel": stand.channel,
        "audience": stand.kind.audience,
        "variables": list(stand.kind.names),
        "in_force": _version(stand.in_force) if stand.in_force else None,
        "waiting": _version(stand.waiting) if stand.waiting else None,
    }


def _version(row: TextVersion) -> NoticeVersionShown:
    words = {"subject_zh": row.zh.subject, "text_zh": row.zh.text, "subject_en": row.en.subject, "text_en": row.en.text}
    return NoticeVersionShown.model_validate({**vars(row), **words, "approver_name": row.approver_name or None})
