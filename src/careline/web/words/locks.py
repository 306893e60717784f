"""The words for why an address is let in again."""

from django.utils.translation import pgettext_lazy as _in

from careline.security.rules.lockout import LiftReason
from careline.web.words import Words

LIFT_REASONS: Words = {
    LiftReason.OWN_OFFICE: _in("lifting a lock", "It is an office of ours, and we spoke with them"),
    LiftReason.PROGRAM_MENDED: _in("lifting a lock", "A program there had an old password, and has the new one"),
    LiftReason.OWN_TEST: _in("lifting a lock", "It was a test of our own"),
}
