"""What the room's refusals say, and how its words are called inside a sentence."""

from careline.parties.sentences.entry_audits import ENTRY_AUDITS
from careline.parties.sentences.erasure import ERASURE, ERASURE_STATES, OBSTACLES
from careline.parties.sentences.legal_holds import HOLDS
from careline.parties.sentences.lists import LISTS
from careline.parties.sentences.records import NEED_STATUSES, RECORDS, SUBSCRIPTION_STATUSES
from careline.parties.sentences.verifications import VERIFICATIONS
from careline.parties.sentences.wishes import REACH_WAYS, WISHES

SENTENCES = {**RECORDS, **LISTS, **ERASURE, **VERIFICATIONS, **WISHES, **HOLDS, **ENTRY_AUDITS}

__all__ = ["ERASURE_STATES", "NEED_STATUSES", "OBSTACLES", "REACH_WAYS", "SENTENCES", "SUBSCRIPTION_STATUSES"]
