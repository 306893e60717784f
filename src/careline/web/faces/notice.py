"""A notice as it is shown: what it was, to whom, what became of it in words, and what can be done."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol
from uuid import UUID

from django.utils.functional import Promise

from careline.notices.rules.facts import FAILED, NoticeChannel, NoticeState
from careline.web.notice_words import (
    NOT_CONNECTED,
    NOT_CONNECTED_REMEDIES,
    NOT_CONNECTED_REMEDY,
    NOTICE_CHANNELS,
    NOTICE_KINDS,
    NOTICE_PICTURES,
    NOTICE_REMEDIES,
    NOTICE_STATES,
    NOTICE_TONES,
    OWN_CODES,
    REMEDIES_BY_ANSWER,
    STAFF_MAIL_REMEDIES,
    STAFF_NOT_CONNECTED,
)


class DeliveryRow(Protocol):
    """One thing that became of a notice."""

    @property
    def state(self) -> str:
        """The state it led to."""
        ...

    @property
    def code(self) -> str:
        """The server's number or a word of ours."""
        ...

    @property
    def answer(self) -> str:
        """The server's words."""
        ...

    @property
    def at(self) -> datetime:
        """When."""
        ...


class NoticeSeen(Protocol):
    """A notice, masked."""

    @property
    def id(self) -> UUID:
        """Its name."""
        ...

    @property
    def kind(self) -> str:
        """The occasion."""
        ...

    @property
    def channel(self) -> NoticeChannel:
        """The way it goes."""
        ...

    @property
    def state(self) -> NoticeState:
        """Where it stands."""
        ...

    @property
    def is_connected(self) -> bool:
        """Whether anything can go out that way."""
        ...

    @property
    def recipient(self) -> str:
        """To whom."""
        ...

    @property
    def subject(self) -> str:
        """What it says first."""
        ...

    @property
    def text(self) -> str:
        """What it says."""
        ...

    @property
    def queued_at(self) -> datetime:
        """Since when it is in the outbox."""
        ...

    @property
    def next_at(self) -> datetime | None:
        """When it is tried next."""
        ...

    @property
    def deliveries(self) -> Iterable[DeliveryRow]:
        """What became of it."""
        ...


@dataclass(frozen=True)
class Step:
    """One line of what became of it."""

    at: datetime
    words: str | Promise
    answer: str | Promise


@dataclass(frozen=True, kw_only=True)
class NoticeFace:
    """What is shown of a notice."""

    id: UUID
    kind: str | Promise
    channel: str | Promise
    picture: str
    state: str | Promise
    tone: str
    remedy: str | Promise
    recipient: str
    subject: str
    text: str
    queued_at: datetime
    next_at: datetime | None
    """When it is tried again; None when it isn't waiting for that."""
    steps: list[Step]
    why: str | Promise
    """What was answered last."""
    has_failed: bool
    can_be_set_aside: bool


def staff_mail_face(seen: NoticeSeen) -> NoticeFace:
    """Return what is shown of a mail to a colleague, who stands in no need of a call."""
    face = notice_face(seen)
    usual = STAFF_MAIL_REMEDIES.get(seen.state, STAFF_NOT_CONNECTED if not seen.is_connected else "")
    return replace(face, remedy=_answered(seen.state, face.why) or usual)


def notice_face(seen: NoticeSeen) -> NoticeFace:
    """Return what is shown."""
    waits = seen.state is NoticeState.QUEUED
    steps = [_step(row) for row in seen.deliveries]
    is_stuck = waits and not seen.is_connected
    why = next((one.answer for one in reversed(steps) if one.answer), "")
    return NoticeFace(
        id=seen.id,
        kind=NOTICE_KINDS.get(seen.kind, seen.kind),
        channel=NOTICE_CHANNELS[seen.channel],
        picture=NOTICE_PICTURES[seen.channel],
        state=NOT_CONNECTED if is_stuck else NOTICE_STATES[seen.state],
        tone="warn" if is_stuck else NOTICE_TONES[seen.state],
        remedy=_stuck(seen.channel) if is_stuck else _answered(seen.state, why) or NOTICE_REMEDIES.get(seen.state, ""),
        recipient=seen.recipient,
        subject=seen.subject,
        text=seen.text,
        queued_at=seen.queued_at,
        next_at=seen.next_at if waits and seen.is_connected else None,
        steps=steps,
        why=why,
        has_failed=seen.state in FAILED,
        can_be_set_aside=seen.state in FAILED or waits or seen.state is NoticeState.HELD_BACK,
    )


def _answered(state: NoticeState, why: str | Promise) -> str | Promise:
    """Return what helps by what the server answered; empty where it said nothing particular."""
    if state not in {NoticeState.REFUSED, NoticeState.BOUNCED}:
        return ""
    return next((said for answer, said in REMEDIES_BY_ANSWER if answer.match(str(why))), "")


def _stuck(channel: NoticeChannel) -> str | Promise:
    return NOT_CONNECTED_REMEDIES.get(channel, NOT_CONNECTED_REMEDY)


def _step(row: DeliveryRow) -> Step:
    said = OWN_CODES.get(row.code) or f"{row.code} {row.answer}".strip()
    return Step(row.at, NOTICE_STATES[NoticeState(row.state)], said)
