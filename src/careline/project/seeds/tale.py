"""The shape of one complaint in the story."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from careline.cases.rules.facts import Answer, Channel, PendingReason, Result, ReturnReason, Urgency
from careline.cases.rules.stages import StageName
from careline.parties.rules.details import CustomerDetails
from careline.project.seeds.cast import LI_WEI, Colleague


@dataclass(frozen=True, kw_only=True)
class Tale:
    """One complaint: what was said, how far it has come, and when its answer is due."""

    title: str
    text: str
    who: CustomerDetails
    category: str = ""
    """Empty: nobody has classified it yet."""
    told_category: bool = True
    """Whether the agent chose the category at intake; otherwise it was classified afterwards."""
    answers: Mapping[str, object] | None = None
    """What was answered to the category's form at intake."""
    urgency: Urgency = Urgency.NORMAL
    channel: Channel = Channel.PHONE
    place: str = ""
    on_behalf: bool = False
    about: Colleague | None = None
    taken_by: Colleague = LI_WEI
    reaches: StageName = StageName.RECEIVED
    due_in: timedelta | None = None
    """From now to when the answer is due, negative when it is overdue; the time of receipt follows from it."""
    received_ago: timedelta = timedelta(days=5)
    """For complaints whose due time doesn't matter any more."""
    took: timedelta = timedelta(hours=30)
    """From receipt to the last move, if there was so much time."""
    notes: tuple[tuple[Colleague, str], ...] = ()
    attached: tuple[str, str] | None = None
    """A text that hangs on it: its name, and what stands in it."""
    carried: tuple[str, str] | None = None
    """Likewise, on the last of its notes."""
    waits_for: PendingReason = PendingReason.CUSTOMER
    waiting: str = ""
    returned: ReturnReason = ReturnReason.FACTS_MISSING
    returning: str = ""
    result: Result = Result.UPHELD
    found: str = ""
    reply: str = ""
    answer: Answer = Answer.YES
    answered: str = ""
    reopened: str = ""
    """What the customer said when he was asked a first time and it wasn't solved."""
