"""Writing down what a customer agreed to, or took back."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from careline.kernel.identity import new_id
from careline.parties.events import ConsentRecorded
from careline.parties.models import Consent
from careline.parties.queries.consents import consent_texts
from careline.parties.rules.consent import ConsentAct, ConsentChannel, ConsentPurpose, check_said, text_of
from careline.parties.writing.claiming import claim
from careline.parties.writing.recording import recorded
from careline.security.actor import Actor
from careline.security.operation import operation


@dataclass(frozen=True, kw_only=True)
class ConsentTold:
    """One word of a customer's."""

    purpose: ConsentPurpose
    act: ConsentAct
    channel: ConsentChannel
    version: str = ""
    """The text that was shown or read out; empty means the one in force when it was said."""
    said_at: datetime | None = None
    """Empty means now."""
    evidence: str = ""


@operation()
def record_consent(*, customer: UUID, told: ConsentTold, by: Actor, at: datetime) -> Consent:
    """Add a word to the history; what was said before stays as it was.

    :raises NoSuchConsentText: when nobody could have been shown that text then.
    :raises SaidAhead: or `EvidenceMissing`, `EvidenceTooLong`, naming the field.
    """
    said_at = told.said_at or at
    check_said(told.act, told.evidence, said_at=said_at, at=at)
    day = said_at.astimezone(timezone.get_current_timezone()).date()
    text = text_of(consent_texts(), told.purpose, told.version, on=day)
    row, vault = claim(customer=customer, right="parties.record_consent", by=by, at=at)
    event = ConsentRecorded(
        subject=row.id, purpose=told.purpose, act=told.act, version=text.version, channel=told.channel, said_at=said_at
    )
    consent = Consent(
        id=new_id(),
        customer=row,
        key=row.key,
        n=Consent.objects.filter(customer=row, purpose=told.purpose).count() + 1,
        purpose=told.purpose,
        version=text.version,
        act=told.act,
        channel=told.channel,
        said_at=said_at,
        **recorded(event, by=by, at=at),
    )
    consent.sealing(vault, evidence=told.evidence.strip()).save(force_insert=True)
    return consent
