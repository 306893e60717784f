"""What is said when stale profiles are given out to be verified."""

from django.utils.translation import gettext_lazy as _

from careline.kernel.sentences import Sentence

VERIFICATIONS = {
    "parties.no_such_verification_task": Sentence(
        _("There is no such profile to verify, or none you may see."),
        _("Reload the list: somebody may have verified it."),
    ),
    "parties.verification_task_is_over": Sentence(
        _("This profile isn’t waiting to be verified any more."),
        _("Reload the list: somebody verified it, or it was taken back."),
    ),
    "parties.nobody_to_verify": Sentence(
        _("Profiles are given to agents who may change customers and are still here."),
        _("Choose at least one of those offered."),
    ),
    "parties.not_so_many_tasks": Sentence(
        _("An agent is given at least one profile and {most} at the most."), _("Type a number between the two.")
    ),
    "parties.not_a_due_day": Sentence(
        _("Profiles can’t be due before today, nor in more than a year."), _("Choose another day.")
    ),
    "parties.nothing_stale": Sentence(
        _("Every stale profile is somebody’s to verify already."),
        _("Nothing is left to give. See in the list who has them."),
    ),
}
