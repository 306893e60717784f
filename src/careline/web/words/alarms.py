"""What each alarm says, and what the security administrator does next. The name is filled in as `%(user)s`."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Text = str | Promise


@dataclass(frozen=True)
class AlarmWords:
    """An alarm in words."""

    says: Text
    """What happened, with `%(…)s` for what the alarm tells."""
    next: Text
    """What to do."""
    next_at_address: Text = ""
    """What to do where no account is meant but an address, behind which anybody may sit."""


ALARM_WORDS: Mapping[str, AlarmWords] = {
    "refused_sign_ins": AlarmWords(
        _("Sign-in refused %(count)s times: %(user)s%(address)s"),
        _("Ask the colleague whether it was them. If not, give a new one-time password and end their sessions."),
        _("If it is an office of yours, find who or what fails there, then let it in again under “Users”."),
    ),
    "reveal_quota": AlarmWords(
        _("%(user)s read %(count)s masked fields in clear within a day"),
        _("Read in the ledger what for. If it wasn’t work, end the sessions, lock the account and tell their lead."),
    ),
    "own_pretext": AlarmWords(
        _("%(user)s revealed a field for work they had created minutes before, with no sign of the customer"),
        _("Open that work and ask what it was for: no call came from the customer’s numbers, and nobody was verified."),
    ),
    "sure_to_be_drawn": AlarmWords(
        _("%(user)s revealed a value of an audit they had drawn themselves, in which every value was drawn"),
        _("Ask what it was for: where nothing is left to chance, one can choose whose value it is."),
    ),
    "mass_export_customers": AlarmWords(
        _("%(user)s took %(count)s customers out in one file"),
        _("Ask who ordered it and where the file is kept. If nobody did, end the sessions and have the file deleted."),
    ),
    "mass_export_complaints": AlarmWords(
        _("%(user)s took %(count)s complaints out in one file"),
        _("Ask who ordered it and where the file is kept. If nobody did, end the sessions and have the file deleted."),
    ),
    "mass_export_contacts": AlarmWords(
        _("%(user)s took %(count)s contacts out in one file"),
        _("Ask who ordered it and where the file is kept. If nobody did, end the sessions and have the file deleted."),
    ),
    "mass_export_orders": AlarmWords(
        _("%(user)s took %(count)s service orders out in one file"),
        _("Ask who ordered it and where the file is kept. If nobody did, end the sessions and have the file deleted."),
    ),
    "ledger_broken": AlarmWords(
        _("The ledger isn’t as it was written: %(count)s findings"),
        _("Run “careline ledger verify” on the machine, keep its output and the anchor file, and call the auditor."),
    ),
}


def alarm_words(kind: str) -> AlarmWords:
    """Return an alarm in words; one nobody wrote words for by its code."""
    return ALARM_WORDS.get(kind) or AlarmWords(kind, "")
