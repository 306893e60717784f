"""What is said about legal holds."""

from django.utils.translation import gettext_lazy as _

from careline.kernel.sentences import Sentence

HOLDS = {
    "parties.hold_words_missing": Sentence(
        _("A legal hold is set, and released, for a reason."),
        _("Say which matter, which file, and who asks for it."),
    ),
    "parties.hold_words_too_long": Sentence(
        _("This is longer than {longest} characters."), _("Shorten it to what matters.")
    ),
    "parties.hold_review_missed": Sentence(
        _("A legal hold is looked at again on a day to come."), _("Choose such a day, at the latest its last one.")
    ),
    "parties.hold_ends_before": Sentence(
        _("The hold would be over before it is looked at again."), _("Choose a later last day, or an earlier review.")
    ),
    "parties.hold_is_over": Sentence(
        _("This hold was released, or its last day is over."), _("Reload the page; set another one if it is needed.")
    ),
    "parties.no_such_hold": Sentence(_("There is no such legal hold."), _("Look for it in the list of legal holds.")),
}
