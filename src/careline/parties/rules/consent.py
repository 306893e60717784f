"""Consent: given or withdrawn, for a purpose, under a text (PIPL art. 14 to 16); the latest word counts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from careline.kernel.refusals import Refusal

EVIDENCE_LONGEST = 500


class ConsentPurpose(StrEnum):
    """What a customer is asked to agree to; each stands alone (PIPL art. 23, 29: separate consent)."""

    MARKETING = "marketing"
    PROFILING = "profiling"
    SHARING = "sharing"
    RECORDING = "recording"
    LOCATION = "location"
    SENSITIVE = "sensitive"


class ConsentAct(StrEnum):
    """What the customer said."""

    GIVEN = "given"
    WITHDRAWN = "withdrawn"


class ConsentChannel(StrEnum):
    """Where it was said."""

    PHONE = "phone"
    HALL = "hall"
    APP = "app"
    WEB = "web"
    SMS = "sms"
    LETTER = "letter"


class NoSuchConsentText(Refusal):
    """Nobody was shown a text of this version then."""

    code = "parties.no_such_consent_text"


class SaidAhead(Refusal):
    """Nobody has said anything in the future."""

    code = "parties.said_ahead"


class EvidenceMissing(Refusal):
    """A consent that can't be shown is none: the operator bears the proof."""

    code = "parties.evidence_missing"


class EvidenceTooLong(Refusal):
    """The evidence is named, not copied."""

    code = "parties.evidence_too_long"


@dataclass(frozen=True, kw_only=True)
class ConsentText:
    """What was shown or read out, in both languages."""

    purpose: ConsentPurpose
    version: str
    valid_from: date
    zh: str
    en: str


@dataclass(frozen=True, kw_only=True)
class ConsentSaid:
    """One row of the history."""

    act: ConsentAct
    version: str
    said_at: datetime
    n: int
    """Its place among what was written down; of two that were said at once, the later one counts."""


def text_in_force(texts: Iterable[ConsentText], purpose: ConsentPurpose, *, on: date) -> ConsentText:
    """Return the latest text of a purpose on a day.

    :raises NoSuchConsentText: when there was none yet.
    """
    known = [one for one in texts if one.purpose is purpose and one.valid_from <= on]
    if not known:
        raise NoSuchConsentText(field="purpose")
    return max(known, key=lambda one: one.valid_from)


def text_of(texts: Sequence[ConsentText], purpose: ConsentPurpose, version: str, *, on: date) -> ConsentText:
    """Return the text of a version; without one, the text in force.

    :raises NoSuchConsentText: when there is none, or none yet on that day.
    """
    if not version:
        return text_in_force(texts, purpose, on=on)
    for one in texts:
        if (one.purpose, one.version) == (purpose, version) and one.valid_from <= on:
            return one
    raise NoSuchConsentText(field="version")


def check_said(act: ConsentAct, evidence: str, *, said_at: datetime, at: datetime) -> None:
    """Refuse what can't have been said, or can't be shown; to withdraw must be as easy as to give, and needs no proof.

    :raises SaidAhead: when it lies in the future.
    :raises EvidenceMissing: when a consent names none; `EvidenceTooLong` when it copies it.
    """
    if said_at > at:
        raise SaidAhead(field="said_at")
    if act is ConsentAct.GIVEN and not evidence.strip():
        raise EvidenceMissing(field="evidence")
    check_evidence(evidence)


def check_evidence(evidence: str, *, field: str = "evidence") -> None:
    """Refuse what copies the evidence instead of naming it.

    :raises EvidenceTooLong: naming the field.
    """
    if len(evidence) > EVIDENCE_LONGEST:
        raise EvidenceTooLong(field=field, longest=EVIDENCE_LONGEST)


def standing(said: Iterable[ConsentSaid], *, at: datetime) -> ConsentSaid | None:
    """Return the word that counts at an instant; None when nothing had been said by then."""
    return max((one for one in said if one.said_at <= at), key=lambda one: (one.said_at, one.n), default=None)


def is_given(said: Iterable[ConsentSaid], *, at: datetime) -> bool:
    """Return whether the customer had agreed at an instant, and not taken it back."""
    last = standing(said, at=at)
    return last is not None and last.act is ConsentAct.GIVEN
