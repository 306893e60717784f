"""What people read when a row of a list stays out."""

from django.utils.translation import gettext_lazy as _

from careline.kernel.sentences import Sentence

LISTS = {
    "parties.not_a_month": Sentence(_("This names no month."), _("Write it with its year, such as 2026-03.")),
    "parties.not_a_figure": Sentence(
        _("This figure can’t be right."),
        _("Write money as the bill says it, such as 128.00; minutes, megabytes and messages whole and not below 0."),
    ),
    "parties.month_told_otherwise": Sentence(
        _("An earlier row of this file tells other figures of the same number and month."),
        _("The earlier one counts. If this one is right, send it in a file of its own: that corrects the month."),
    ),
    "parties.number_held_by_nobody": Sentence(
        _("Nobody had this number in that month."),
        _("Bring in its subscription first, or correct the number or the month."),
    ),
}
