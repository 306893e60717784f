"""The one way who speaks in a contact changes: the row says it, the ledger too, and what was proved lapses."""

from datetime import datetime

from careline.contacts.events import SpeakerNamed
from careline.contacts.models import Contact
from careline.contacts.queries.callers import calls_from_own
from careline.contacts.queries.speaking import spoken_for
from careline.contacts.rules.speaking import Speaker
from careline.contacts.writing.verifying import keep_check
from careline.parties.models import Representative
from careline.parties.queries.representatives import known_representative
from careline.security.actor import Actor
from careline.security.ledger import record

FIELDS = ["speaker", "representative"]


def keep_speaker(
    contact: Contact, speaker: Speaker | None, representative: Representative | None, *, by: Actor, at: datetime
) -> None:
    """Write down who speaks; where it is somebody else than before, they prove it anew."""
    of = representative.pk if representative else None
    if (contact.speaker, contact.representative_id) == (speaker or "", of):
        return
    contact.speaker, contact.representative = speaker or "", representative
    contact.save(update_fields=FIELDS)
    entry = record(SpeakerNamed(subject=contact.id, speaker=speaker, representative=of), by=by, at=at)
    if contact.is_identified:
        keep_check(contact, entry, by=by, at=at)


def hear(contact: Contact, *, by: Actor, at: datetime) -> None:
    """Recognise by the caller's number who speaks for the customer; who rings from the customer's own isn't asked."""
    found = [] if calls_from_own(contact) else spoken_for(contact, by=by)
    theirs = [shown for whose, shown in found if whose.id == contact.party_id]
    if len(theirs) == 1:
        who = known_representative(by=by, id=theirs[0].id)
        keep_speaker(contact, Speaker.REPRESENTATIVE, who, by=by, at=at)
    else:
        keep_speaker(contact, None, None, by=by, at=at)
