"""What is said when entries are audited."""

from django.utils.translation import gettext_lazy as _

from careline.kernel.sentences import Sentence

ENTRY_AUDITS = {
    "parties.not_a_sample_size": Sentence(
        _("A sample has at least one value and {most} at the most."), _("Type a number between the two.")
    ),
    "parties.not_a_sample_period": Sentence(
        _("A sample’s period begins before it ends, ends by today and is of {days} days at the most."),
        _("Choose other days."),
    ),
    "parties.nothing_entered": Sentence(
        _("In this period nothing was entered that still stands and fits what you chose."),
        _("Choose a longer period, or narrow it less."),
    ),
    "parties.no_such_entry_audit": Sentence(
        _("There is no such audit of entries."), _("Choose one from the list of audits.")
    ),
    "parties.no_such_audited_value": Sentence(
        _("This audit drew no value of that number."), _("Open the audit and choose one of its values.")
    ),
    "parties.entry_audit_is_closed": Sentence(
        _("This audit is closed: its findings stand as they are."),
        _("Draw another sample to check further entries."),
    ),
    "parties.checked_by_enterer": Sentence(
        _("You entered this value, so somebody else checks it."),
        _("Leave it to a colleague, and go on with the next."),
    ),
    "parties.value_is_erased": Sentence(
        _("The customer was forgotten since: there is nothing left to check."), _("Go on with the next value.")
    ),
    "parties.entries_unchecked": Sentence(
        _("Values of this audit are left to check: {left}."),
        _("Check them, or give the audit up and say why; what is left over is then told as unchecked."),
    ),
    "parties.sample_drawn_already": Sentence(
        _("You drew a sample of some of these entries on {day}: whoever drew one doesn’t draw again until it pleases."),
        _("Go on with that one, let a colleague draw, or choose days and entries it didn’t cover."),
    ),
    "parties.verification_task_stands": Sentence(
        _("Somebody has this profile to verify already."), _("See under “Profiles to verify” who it is.")
    ),
}
