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
    "parties.not_a_day": Sentence(_("This names no day."), _("Write it with year, month and day, such as 2026-03-01.")),
    "parties.line_of_nobody": Sentence(
        _("No customer is known by this."),
        _("Bring in the customer first, or name them by another column: id, document, or contact number."),
    ),
    "parties.line_of_several": Sentence(
        _("Several customers are known by this."),
        _("Name the one by their document’s number, or by their id here."),
    ),
    "parties.end_and_status_differ": Sentence(
        _("A subscription that has ended has a last day, and no other has one."),
        _("Give both the status “ended” and the day, or neither."),
    ),
    "parties.number_held_then": Sentence(
        _("Another subscription had this number in that time."),
        _("Correct the days, or the number."),
    ),
}
