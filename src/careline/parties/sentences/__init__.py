"""What the room's refusals say, and how its words are called inside a sentence."""

from careline.parties.sentences.erasure import ERASURE, ERASURE_STATES, OBSTACLES
from careline.parties.sentences.lists import LISTS
from careline.parties.sentences.records import NEED_STATUSES, RECORDS, SUBSCRIPTION_STATUSES
from careline.parties.sentences.verifications import VERIFICATIONS

SENTENCES = {**RECORDS, **LISTS, **ERASURE, **VERIFICATIONS}

__all__ = ["ERASURE_STATES", "NEED_STATUSES", "OBSTACLES", "SENTENCES", "SUBSCRIPTION_STATUSES"]
