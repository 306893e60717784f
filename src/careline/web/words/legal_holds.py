"""The words screens use for legal holds."""

from django.utils.translation import pgettext_lazy as _in

from careline.parties.rules.legal_hold import HoldKind
from careline.web.words import Words

HOLD_KINDS: Words = {
    HoldKind.DISPUTE: _in("legal hold", "A dispute"),
    HoldKind.COURT: _in("legal hold", "A court asks for it"),
    HoldKind.REGULATOR: _in("legal hold", "An authority asks for it"),
    HoldKind.FRAUD: _in("legal hold", "Fraud is looked into"),
    HoldKind.TERM: _in("legal hold", "A term of law runs"),
}
