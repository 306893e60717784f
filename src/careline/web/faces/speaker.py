"""Who speaks in a contact, for whom they could, and what may be told to them, in words."""

from collections.abc import Collection, Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from careline.contacts.queries.speaking import representative_in, speaker_of, told_in
from careline.parties.queries.customers import masked
from careline.parties.queries.representatives import MaskedRepresentative
from careline.parties.rules.masked import MaskedCustomer
from careline.parties.rules.representation import ALL, Topic
from careline.web.faces.customer import brief
from careline.web.faces.moments import spelled_out
from careline.web.words.contacts import SPEAKERS
from careline.web.words.parties import REPRESENTATIVES, TOPICS

Standing = tuple[MaskedCustomer, MaskedRepresentative]


def speaker_face(contact: Any, *, for_whom: Sequence[Standing]) -> dict[str, Any]:
    """Return who speaks, what they may be told, and for which other customers the caller's number speaks."""
    who, said, told = representative_in(contact), speaker_of(contact), told_in(contact)
    return {
        "name": standing_said(who) if who else SPEAKERS[said] if said else "",
        "for_whom": brief_of(contact) if who else "",
        "told": topics_said(told),
        "is_limited": told != ALL,
        "others": [_other(whose, one) for whose, one in for_whom if whose.id != contact.party_id],
        "address": reverse("web:contact-act", args=[contact.number, "speaker"]),
    }


def _other(whose: MaskedCustomer, one: MaskedRepresentative) -> dict[str, Any]:
    told = topics_said(one.discloses)
    return {"customer": brief(whose), "id": whose.id, "standing": standing_said(one), "told": told}


def brief_of(contact: Any) -> str:
    """Return how the customer of a contact is called here, masked."""
    return brief(masked(contact.party)) if contact.party else ""


def standing_said(one: MaskedRepresentative) -> str:
    """Return a representative in a line: in what standing, who, and until when."""
    name = f"{REPRESENTATIVES[one.kind]} {one.name}"
    if one.until is None:
        return name
    return _("%(who)s, until %(day)s") % {"who": name, "day": spelled_out(one.until, _("%d %b %Y"))}


def topics_said(topics: Collection[Topic]) -> str:
    """Return what may be told, in the order of the vocabulary; nothing is said, too."""
    return _(", ").join(str(TOPICS[one]) for one in TOPICS if one in topics) or _("nothing of the customer’s")
