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
    "parties.nothing_checked": Sentence(
        _("No value of this audit was checked yet."), _("Check at least one, then close it.")
    ),
    "parties.verification_task_stands": Sentence(
        _("Somebody has this profile to verify already."), _("See under “Profiles to verify” who it is.")
    ),
}
