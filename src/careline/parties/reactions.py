"""What of this room is worth an alarm: somebody read, or took out, more than a day's work needs."""

from careline.parties.events import CustomersExported, RevealQuotaReached
from careline.parties.rules.reveals import QUOTA
from careline.security.models import LedgerEntry
from careline.security.reactions.alarms import Worth, alarm, day_of

MANY = 500
"""Rows in one file: more than anybody works through by hand in a day."""


def quota_reached(entry: LedgerEntry) -> Worth:
    """Return that somebody read as much in clear as a day allows."""
    return Worth(day_of(entry), {"user": entry.actor_name, "count": QUOTA})


def many_exported(entry: LedgerEntry) -> Worth | None:
    """Return that very many rows left the house in one file."""
    count = int(entry.data["count"])
    return Worth(str(entry.id), {"user": entry.actor_name, "count": count}) if count >= MANY else None


REACTIONS = (
    alarm("reveal_quota", (RevealQuotaReached,), quota_reached),
    alarm("mass_export_customers", (CustomersExported,), many_exported),
)
