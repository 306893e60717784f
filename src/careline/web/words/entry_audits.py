"""The words for what is drawn and found in an audit of entries, and for how it ends."""

from django.utils.translation import pgettext_lazy as _in

from careline.parties.rules.entry_audits import (
    AbandonReason,
    EntryAuditMove,
    EntryEvidence,
    EntryFinding,
    EntryVerdict,
)
from careline.web.words import Words

ENTRY_FINDINGS: Words = {
    EntryFinding.RIGHT: _in("entry", "Right"),
    EntryFinding.MISTYPED: _in("entry", "Wrong: mistyped"),
    EntryFinding.WRONG_FIELD: _in("entry", "Wrong: belongs in another field"),
    EntryFinding.SOMEBODY_ELSES: _in("entry", "Wrong: somebody else’s"),
    EntryFinding.OUTDATED: _in("entry", "Wrong: out of date when it was entered"),
    EntryFinding.MISSING: _in("entry", "Missing, or only in part"),
}
ENTRY_VERDICTS: Words = {
    EntryVerdict.RIGHT: _in("entries", "Right"),
    EntryVerdict.WRONG: _in("entries", "Wrong"),
    EntryVerdict.MISSING: _in("entries", "Missing"),
}
ENTRY_EVIDENCE: Words = {
    EntryEvidence.CALL: _in("evidence", "The call’s recording or record"),
    EntryEvidence.DOCUMENT: _in("evidence", "A document"),
    EntryEvidence.CUSTOMER: _in("evidence", "The customer, asked"),
}
ENDINGS: Words = {
    EntryAuditMove.CLOSE: _in("audit of entries", "Closed"),
    EntryAuditMove.ABANDON: _in("audit of entries", "Given up"),
    EntryAuditMove.LAPSE: _in("audit of entries", "Ran out of time"),
}
ABANDON_REASONS: Words = {
    AbandonReason.OTHER_ENTRIES: _in("giving an audit up", "Other entries were meant"),
    AbandonReason.NO_EVIDENCE: _in("giving an audit up", "There is nothing to hold them against"),
    AbandonReason.NO_TIME: _in("giving an audit up", "Nobody has the time"),
}
TONES = {EntryVerdict.RIGHT: "ok", EntryVerdict.WRONG: "bad", EntryVerdict.MISSING: "warn"}
