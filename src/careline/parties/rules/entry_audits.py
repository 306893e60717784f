"""The audit of entries (CU08): a sample is drawn, each value is held against the evidence, and the audit is closed."""

from collections.abc import Mapping
from enum import StrEnum
from uuid import UUID

from careline.kernel.refusals import Kind, Refusal


class EntryAuditMove(StrEnum):
    """What happens to an audit."""

    DRAW = "draw"
    HAND = "hand"
    CLOSE = "close"


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


class NothingChecked(Refusal):
    """An audit without a finding tells nothing."""

    code = "parties.nothing_checked"
    kind = Kind.CONFLICT


def check_open(*, is_closed: bool) -> None:
    """Refuse to change an audit that is closed.

    :raises EntryAuditIsClosed: it is.
    """
    if is_closed:
        raise EntryAuditIsClosed


def check_other_person(*, entered_by: UUID | None, checker: UUID | None) -> None:
    """Refuse who entered a value as the one who checks it.

    :raises CheckedByEnterer: the two are one.
    """
    if entered_by is not None and entered_by == checker:
        raise CheckedByEnterer
