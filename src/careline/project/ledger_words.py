"""What `careline ledger verify` says about what it found, and about what kept it from looking."""

from careline.project.words import _
from careline.security.ports.keyring import KeyringExposed, KeyringMissing
from careline.security.queries.feed import ClusterStartedOver
from careline.security.queries.verification import WrongKeyring
from careline.security.rules.comparison import Finding, Tampering


def of_finding(finding: Finding) -> str:
    """Return a finding in words."""
    values = {"entry": finding.entry, "event": finding.event, "subject": finding.subject}
    covered = {"first": finding.first_seal, "last": finding.last_seal, "entries": finding.entries}
    return _sentence(finding.what).format(**values, **covered)


def of_obstacle(obstacle: Exception) -> tuple[str, str]:
    """Return what kept the ledger from being checked, and the remedy."""
    match obstacle:
        case KeyringMissing():
            return _("The keyring is missing."), _("Restore it from a backup, or set CARELINE_HOME to where it is.")
        case KeyringExposed():
            return _("The keyring can be read by other users."), _("Set its mode to 0600, and think about who read it.")
        case WrongKeyring():
            return (
                _("Nothing in this ledger was written with the keys at hand."),
                _("Put back the keyring that belongs to this database."),
            )
        case ClusterStartedOver():
            return (
                _("The database counts its transactions from the start again, as after a dump was restored."),
                _("Stop it and run pg_resetwal with a next transaction id and epoch beyond the ledger’s highest."),
            )
        case _:
            return (
                _("The database broke off: {reason}").format(reason=str(obstacle).strip()),
                _("Try again when it answers; `careline doctor` says what is wrong."),
            )


def _sentence(what: Tampering) -> str:
    return {
        Tampering.EDITED: _("EDITED    entry {entry}: {event} about {subject}."),
        Tampering.DELETED: _("DELETED   entry {entry}: {event} about {subject}."),
        Tampering.INSERTED: _(
            "INSERTED  entry {entry}: {event} about {subject}; Careline didn’t write it, or not here."
        ),
        Tampering.MOVED: _("MOVED     entry {entry}: {event} about {subject}; it was written in another transaction."),
        Tampering.SEAL_EDITED: _("SEALS     {first} to {last} were edited; they cover {entries} entries."),
        Tampering.SEAL_MISSING: _("SEALS     {first} to {last} are gone; they covered {entries} entries."),
        Tampering.ANCHOR_EDITED: _("ANCHOR    the lines of seals {first} to {last} were edited."),
        Tampering.ANCHOR_MISSING: _("ANCHOR    the lines of seals {first} to {last} are gone."),
        Tampering.WITNESS_MISSING: _(
            "WITNESS   the folder of witnesses is gone; {entries} unsealed entries have none."
        ),
    }[what]
