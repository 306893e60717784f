"""What people read when a screen itself refuses, before any rule is asked."""

from django.utils.translation import gettext_lazy as _

from careline.kernel.sentences import Sentence

SENTENCES = {
    "web.no_category_yet": Sentence(
        _("This complaint has no category yet."),
        _("Classify it first; that says how fast it must go, too."),
    ),
    "web.row_changed_meanwhile": Sentence(
        _("{who} changed this complaint at {when}, while you were looking at it ({move})."),
        _("The row shows it as it is now. Save again if your choice still holds, or cancel."),
    ),
    "web.no_such_page": Sentence(
        _("There is no page at this address."), _("Check the address, or go on from your work.")
    ),
    "web.not_our_name": Sentence(
        _("Careline doesn’t answer at this address."),
        _("Use the usual one, or ask whoever runs it to name this one in CARELINE_HOSTS."),
    ),
    "web.not_understood": Sentence(
        _("This request can’t be understood; nothing was changed."), _("Go back and try again.")
    ),
    "web.not_asked_that_way": Sentence(
        _("This address isn’t opened that way. Nothing was changed."), _("Go back and use the buttons of the page.")
    ),
    "web.search_not_known": Sentence(
        _("This search isn’t known here: it is another desk’s, or too long ago."), _("Search again.")
    ),
    "web.form_not_ours": Sentence(
        _("The form is too old, or doesn’t come from this page. Nothing was changed."),
        _("Load the page again and send it once more."),
    ),
}
