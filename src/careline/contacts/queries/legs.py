"""The legs of a contact: who served it, how long, and how the one that runs stands."""

from dataclasses import dataclass
from datetime import datetime

from careline.contacts.models import Contact, Handle, HoldRow, Reconnection
from careline.contacts.rules.facts import SPOKEN, HandleRole, HoldAct
from careline.contacts.rules.handles import Line, held_since


@dataclass(frozen=True)
class LegStanding:
    """How the service of a customer stands at this moment."""

    running: Handle | None = None
    """The primary leg, while the customer is there."""
    consulting: Handle | None = None
    held_since: datetime | None = None
    is_spoken: bool = True

    @property
    def can_hold(self) -> bool:
        """Whether the customer could be put on hold."""
        return self.running is not None and self.held_since is None and self.is_spoken

    @property
    def can_resume(self) -> bool:
        """Whether the customer waits to be taken back."""
        return self.running is not None and self.held_since is not None

    @property
    def can_consult(self) -> bool:
        """Whether a colleague could be asked."""
        return self.running is not None and self.consulting is None


def handles_of(contact: Contact) -> list[Handle]:
    """Return the legs, in order."""
    return list(Handle.objects.filter(contact=contact).select_related("agent__department", "centre"))


def reconnected_at(contact: Contact) -> list[datetime]:
    """Return when the caller was back after the line had dropped, in order."""
    rows = Reconnection.objects.filter(contact=contact).order_by("arrived_at")
    return list(rows.values_list("arrived_at", flat=True))


def leg_standing(contact: Contact, legs: list[Handle]) -> LegStanding:
    """Return how the leg that runs stands; after the customer has gone none does, though it may still be written up."""
    running = {HandleRole(one.role): one for one in legs if one.ended_at is None}
    primary = running.get(HandleRole.PRIMARY)
    if primary is None or contact.ended_at is not None:
        return LegStanding()
    return LegStanding(
        primary, running.get(HandleRole.CONSULT), held_since(line_of(primary)), contact.channel in SPOKEN
    )


def line_of(handle: Handle) -> list[Line]:
    """Return when the customer was put on hold during a leg, and taken back."""
    rows = HoldRow.objects.filter(handle=handle).order_by("n").values_list("act", "at")
    return [(HoldAct(act), at) for act, at in rows]
