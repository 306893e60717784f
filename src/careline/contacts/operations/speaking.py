"""Writing down who speaks in a contact: the customer, somebody who may speak for them, or somebody else."""

from datetime import datetime
from uuid import UUID

from django.utils.timezone import localdate

from careline.contacts.models import Contact
from careline.contacts.rules.speaking import Speaker, check_speaker
from careline.contacts.rules.steps import ContactMove, check_open
from careline.contacts.writing.claiming import claim
from careline.contacts.writing.speaking import keep_speaker
from careline.parties.models import Representative
from careline.parties.queries.identities import records_of
from careline.parties.queries.representatives import known_representative
from careline.security.actor import Actor
from careline.security.operation import operation


@operation(silent_when="it was said before")
def name_speaker(
    *, number: str, speaker: Speaker, representative: UUID | None = None, by: Actor, at: datetime
) -> Contact:
    """Say who speaks, as long as the contact is open; what another proved, they prove anew.

    :param representative: which one, where one speaks.
    :raises RepresentativeNotNamed: one speaks, and it isn't said which.
    :raises NotTheirRepresentative: somebody else's, or one whose authority has ended or not begun.
    :raises NoSuchRepresentative: none the actor may know of.
    :raises IllegalContactMove: the contact is closed.
    """
    contact = claim(number=number, by=by)
    check_open(contact.state.step, ContactMove.SOLVE)
    who = _named(representative, by=by) if speaker is Speaker.REPRESENTATIVE else None
    is_theirs = who is not None and contact.party_id is not None and who.customer_id in records_of([contact.party_id])
    check_speaker(speaker, who.authority if who else None, is_theirs=is_theirs, on=localdate(at))
    keep_speaker(contact, speaker, who, by=by, at=at)
    return contact


def _named(representative: UUID | None, *, by: Actor) -> Representative | None:
    return known_representative(by=by, id=representative) if representative else None
