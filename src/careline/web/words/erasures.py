"""The words screens use for requests to be forgotten. Every code of the vocabularies has one here."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy as _in

from careline.parties.rules.erasure import ErasureGround, ErasureMove, ErasureProof
from careline.parties.sentences import ERASURE_STATES, OBSTACLES
from careline.web.words import Words
from careline.web.words.parties import CONSENT_CHANNELS

__all__ = ["CONSENT_CHANNELS", "ERASURE_STATES", "OBSTACLES"]

ERASURE_GROUNDS: Words = {
    ErasureGround.PURPOSE_OVER: _("What the data were for is over, or can’t be reached"),
    ErasureGround.SERVICE_ENDED: _("The service has ended, or the data were to be kept no longer"),
    ErasureGround.CONSENT_WITHDRAWN: _("The customer takes the consent back"),
    ErasureGround.UNLAWFUL: _("The data are handled against law or agreement"),
}
ERASURE_PROOFS: Words = {
    ErasureProof.DOCUMENT_SEEN: _in("proof", "Identity document seen"),
    ErasureProof.CALLED_BACK: _in("proof", "Called back on the number we know"),
    ErasureProof.SIGNED_IN: _in("proof", "Asked while signed in"),
    ErasureProof.AUTHORITY_SEEN: _in("proof", "Authority of who asks for them seen"),
}
ERASURE_MOVES: Words = {
    ErasureMove.ASK: _in("erasure move", "Record the request"),
    ErasureMove.APPROVE: _in("erasure move", "Approve and erase"),
    ErasureMove.REFUSE: _in("erasure move", "Decline"),
    ErasureMove.WITHDRAW: _in("erasure move", "Withdraw for the customer"),
    ErasureMove.TELL: _in("erasure move", "Record what the customer was told"),
}
