"""Who is in a contact: whose it is, who speaks, and for whom they could."""

from uuid import UUID

from pydantic import Field

from careline.api.shapes.customers import CustomerShown
from careline.api.shapes.kinds import Shown, Told
from careline.api.shapes.representation import RepresentativeShown
from careline.contacts.rules.speaking import Speaker


class PartyTold(Told):
    """Who the customer is; null says that nobody knows."""

    customer_id: UUID | None


class SpeakerTold(Told):
    """Who speaks in a contact."""

    speaker: Speaker
    representative_id: UUID | None = Field(None, description="Which one, where a representative speaks.")


class StandingShown(Shown):
    """For whom a caller speaks by their number, in what standing, and what may be told to them on that day."""

    customer: CustomerShown
    representative: RepresentativeShown
