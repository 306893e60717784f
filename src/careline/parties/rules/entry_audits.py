"""The audit of entries (CU08): a sample is drawn, each value is held against the evidence, and the audit ends.

Every audit that was drawn counts, however it ends: closed once all is checked, given up with a reason, or by itself.
"""

from collections.abc import Mapping
from datetime import timedelta
from enum import StrEnum
from uuid import UUID

from careline.kernel.refusals import Kind, Refusal


class EntryAuditMove(StrEnum):
    """What happens to an audit."""

    DRAW = "draw"
    HAND = "hand"
    CLOSE = "close"
    """All that could be checked was."""
    ABANDON = "abandon"
    """Somebody gave it up, and said why."""
    LAPSE = "lapse"
    """Its due date passed, and the house closed it."""


UNFINISHED = (EntryAuditMove.ABANDON, EntryAuditMove.LAPSE)
"""The endings that may leave values unchecked."""
DUE_IN = timedelta(days=14)
"""Two weeks: the largest sample is two people's week."""


class AbandonReason(StrEnum):
    """Why an audit is given up; what it found until then counts, and the rest is told as unchecked."""

    OTHER_ENTRIES = "other_entries"
    """Entries of another period or kind were meant."""
    NO_EVIDENCE = "no_evidence"
    """What the values would be held against can't be had."""
    NO_TIME = "no_time"


class EntryFinding(StrEnum):
    """What a value proved to be, held against the evidence."""

    RIGHT = "right"
    MISTYPED = "mistyped"
    WRONG_FIELD = "wrong_field"
    """It is the customer's, and belongs elsewhere."""
    SOMEBODY_ELSES = "somebody_elses"
    OUTDATED = "outdated"
    """It had changed before it was written down; what changed afterwards was right when it was entered."""
    MISSING = "missing"
    """The evidence tells it, and it isn't there, or only in part."""


class EntryVerdict(StrEnum):
    """What is counted."""

    RIGHT = "right"
    WRONG = "wrong"
    MISSING = "missing"


class EntryEvidence(StrEnum):
    """What a value was held against."""

    CALL = "call"
    DOCUMENT = "document"
    CUSTOMER = "customer"


VERDICTS: Mapping[EntryFinding, EntryVerdict] = dict.fromkeys(EntryFinding, EntryVerdict.WRONG) | {
    EntryFinding.RIGHT: EntryVerdict.RIGHT,
    EntryFinding.MISSING: EntryVerdict.MISSING,
}


class EntryAuditIsClosed(Refusal):
    """Its findings stand; what is learnt later belongs in another audit."""

    code = "parties.entry_audit_is_closed"
    kind = Kind.CONFLICT


class CheckedByEnterer(Refusal):
    """Nobody checks what they entered."""

    code = "parties.checked_by_enterer"
    kind = Kind.FORBIDDEN


class ValueIsErased(Refusal):
    """The customer was forgotten: there is nothing left to hold against anything."""

    code = "parties.value_is_erased"
    kind = Kind.CONFLICT


class EntriesUnchecked(Refusal):
    """Values that could be checked weren't: who closes an audit leaves none out."""

    code = "parties.entries_unchecked"
    kind = Kind.CONFLICT


def check_open(*, is_closed: bool) -> None:
    """Refuse to change an audit that is closed.

    :raises EntryAuditIsClosed: it is.
    """
    if is_closed:
        raise EntryAuditIsClosed


def check_finished(*, left: int) -> None:
    """Refuse to close an audit of which values are left that could be checked.

    :raises EntriesUnchecked: there are.
    """
    if left:
        raise EntriesUnchecked(left=left)


def check_other_person(*, entered_by: UUID | None, checker: UUID | None) -> None:
    """Refuse who entered a value as the one who checks it.

    :raises CheckedByEnterer: the two are one.
    """
    if entered_by is not None and entered_by == checker:
        raise CheckedByEnterer
