"""What people read when security refuses."""

from django.utils.translation import gettext_lazy as _

from careline.kernel.sentences import Sentence

SENTENCES = {
    "security.forbidden": Sentence(
        _("Your role does not allow this."),
        _("Ask your supervisor to do it, or ask an administrator for the right “{policy}”."),
    ),
}
