"""What strangers may do (TK14): send a form, and look up how far their matter is; bounded, and saying little."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from careline.cases.rules.stages import ANSWERED, StageName
from careline.clocks.rules.terms import Terms
from careline.kernel.refusals import Kind, Refusal

FORMS_PER_HOUR = 5
"""So many forms from one address within an hour; a family has fewer troubles, a robot more."""
MOST_MISSES = 5
"""So many wrong proofs for one number within a day: of ten thousand endings, that leaves nothing to guess."""
MOST_FROM_ADDRESS = 20
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
WORDS = 5_000
TITLE = 60


class Wish(StrEnum):
    """What somebody who writes on the public page wants."""

    QUESTION = "question"
    COMPLAINT = "complaint"


class PublicStage(StrEnum):
    """How far a matter is, in as few words as a stranger needs."""

    RECEIVED = "received"
    IN_WORK = "in_work"
    ANSWERED = "answered"


class TooManyForms(Refusal):
    """One address sends more forms than anybody needs."""

    code = "cases.too_many_forms"
    kind = Kind.CONFLICT


class LookUpLocked(Refusal):
    """Too many wrong proofs were given for this number, or from this address."""

    code = "cases.look_up_locked"
    kind = Kind.CONFLICT


class NotFoundSo(Refusal):
    """No matter of that number and that proof; which of the two is wrong isn't said."""

    code = "cases.not_found_so"


@dataclass(frozen=True, kw_only=True)
class PublicForm:
    """What somebody wrote on the public page; the number is confirmed by nothing yet."""

    wish: Wish
    words: str
    number: str
    name: str = ""
    token: str = ""
    """The form's own name, so that it comes in once."""

    @property
    def title(self) -> str:
        """The first words, as the matter is found again."""
        first = self.words.strip().splitlines()[0] if self.words.strip() else ""
        return first[:TITLE]


@dataclass(frozen=True, kw_only=True)
class Progress:
    """How far a matter is: nothing of the customer, nothing of who works on it."""

    number: str
    stage: PublicStage
    received_at: datetime
    due_at: datetime | None
    because: Terms | None = None
    """The rule that binds the answer, where it is published."""


def check_forms(sent: int) -> None:
    """Refuse one more form from an address that sent so many within the hour.

    :raises TooManyForms: naming how many are taken.
    """
    if sent >= FORMS_PER_HOUR:
        raise TooManyForms(field="words", limit=FORMS_PER_HOUR)


def check_misses(*, of_number: int, of_address: int) -> None:
    """Refuse to look at a further proof.

    :raises LookUpLocked: too many were wrong.
    """
    if of_number >= MOST_MISSES or of_address >= MOST_FROM_ADDRESS:
        raise LookUpLocked(field="proof")


def public_stage(stage: StageName) -> PublicStage:
    """Return how far a complaint is for who isn't one of us."""
    if stage in ANSWERED:
        return PublicStage.ANSWERED
    return PublicStage.RECEIVED if stage in {StageName.RECEIVED, StageName.CLASSIFIED} else PublicStage.IN_WORK
