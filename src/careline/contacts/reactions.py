"""What this room does when somebody is forgotten: what was written of them goes, and what is written later too."""

from datetime import datetime

from careline.contacts.events import (
    ContactClosed,
    ContactDismissed,
    FollowUpDropped,
    FollowUpHanded,
    FollowUpKept,
    FollowUpMade,
    FollowUpPostponed,
    ProgressTold,
    ReasonsNamed,
)
from careline.contacts.events.orders import OrderCompleted, OrderFailed, OrderFilled, OrderWithdrawn, RuleTreated
from careline.contacts.operations.forgetting import forget_words
from careline.contacts.queries.whose import forgotten_of
from careline.parties.events import CustomerForgotten
from careline.security.actor import system
from careline.security.models import LedgerEntry
from careline.security.reactions.registry import Reaction

FORGETTER = system("forgetter")
WRITTEN = (
    ContactClosed,
    ContactDismissed,
    FollowUpDropped,
    FollowUpHanded,
    FollowUpKept,
    FollowUpMade,
    FollowUpPostponed,
    OrderCompleted,
    OrderFailed,
    OrderFilled,
    OrderWithdrawn,
    ProgressTold,
    ReasonsNamed,
    RuleTreated,
)
"""With these something may be written of a customer who was forgotten while the work on it still ran."""


def forget(*, entry: LedgerEntry, at: datetime) -> None:
    """Empty what was written of whoever this is about, if they were forgotten."""
    for customer in forgotten_of(entry):
        forget_words(customer=customer, by=FORGETTER, at=at)


REACTIONS = (Reaction("contacts.forget_words", (CustomerForgotten, *WRITTEN), forget),)
