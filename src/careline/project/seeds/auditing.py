"""What a house is held to: a customer whose data are left alone, and two samples of what was entered.

One sample is checked and closed, the other a supervisor drew and has just begun.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from careline.parties.operations.customers import match_or_register
from careline.parties.operations.entry_audits import check_entry, close_entry_audit, draw_entry_audit
from careline.parties.operations.legal_holds import set_legal_hold
from careline.parties.queries.entry_audits import next_to_check
from careline.parties.rules.entry_audits import EntryEvidence, EntryFinding
from careline.parties.rules.legal_hold import HoldKind, HoldTold
from careline.parties.rules.sampling import SampleWanted
from careline.project.seeds import customers as who
from careline.project.seeds.cast import TANG_NING, ZHAO_MIN
from careline.security.actor import Actor

PERIOD = timedelta(days=40)
MINUTE = timedelta(minutes=1)
FOUND = {5: EntryFinding.MISTYPED, 11: EntryFinding.OUTDATED, 17: EntryFinding.MISSING}
"""By a value's number in the sample; all others were right."""


@dataclass(frozen=True)
class Audited:
    """Knows the people and the present, and has them look closely."""

    people: Mapping[str, Actor]
    now: datetime

    def tell(self) -> None:
        """Set the hold; check one sample and close it, and begin another."""
        self._hold()
        self._audit(size=24, checked=24, by=TANG_NING.username, at=self.now - timedelta(hours=20), is_closed=True)
        self._audit(size=10, checked=4, by=ZHAO_MIN.username, at=self.now - timedelta(hours=1))

    def _hold(self) -> None:
        supervisor, at = self.people[ZHAO_MIN.username], self.now - timedelta(days=3)
        held = match_or_register(details=who.HUAYUAN, by=supervisor, at=at)
        review = at.astimezone(timezone.get_current_timezone()).date() + timedelta(days=90)
        told = HoldTold(kind=HoldKind.DISPUTE, reason="专线赔偿协商中，法务要求保留往来记录。", review_on=review)
        set_legal_hold(customer=held.id, told=told, by=supervisor, at=at)

    def _audit(self, *, size: int, checked: int, by: str, at: datetime, is_closed: bool = False) -> None:
        checker = self.people[by]
        today = at.astimezone(timezone.get_current_timezone()).date()
        wanted = SampleWanted(first_day=today - PERIOD, last_day=today, size=size)
        audit = draw_entry_audit(wanted=wanted, by=checker, at=at).id
        for _ in range(checked):
            n = next_to_check(by=checker, audit=audit)
            if n is None:
                break  # fewer values were entered than asked for
            at += MINUTE
            finding = FOUND.get(n, EntryFinding.RIGHT)
            check_entry(audit=audit, n=n, finding=finding, evidence=EntryEvidence.CALL, by=checker, at=at)
        if is_closed:
            close_entry_audit(audit=audit, by=checker, at=at + MINUTE)
