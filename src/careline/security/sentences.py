"""What people read when security refuses."""

from django.utils.translation import gettext_lazy as _

from careline.kernel.sentences import Sentence

SENTENCES = {
    # the kernel knows no Django, so what it refuses is put into words here
    "kernel.unreadable_number": Sentence(
        _("“{text}” is not a case number."),
        _("Type it as printed, such as TS-2026-004291-3; case, blanks and dashes do not matter."),
    ),
    "kernel.wrong_check_digit": Sentence(
        _("The number “{text}” is mistyped: its last digit does not agree with the others."),
        _("Compare it digit by digit with the letter or message it was read from."),
    ),
    "kernel.bad_cursor": Sentence(
        _("This place in the list is not known."),
        _("Begin the list again from its first page."),
    ),
    "security.forbidden": Sentence(
        _("Your role does not allow this."),
        _("Ask your supervisor to do it, or ask an administrator for the right “{policy}”."),
    ),
}
