"""Customers who came in twice: one was merged already, two still wait for somebody to look.

Everybody here is invented.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from careline.parties.models import Customer
from careline.parties.operations.customers import match_or_register, register_customer
from careline.parties.operations.likening import propose_duplicates
from careline.parties.operations.merging import merge_customers
from careline.parties.rules.details import CustomerDetails
from careline.parties.rules.merging import MergeReason
from careline.project.seeds import customers as who
from careline.project.seeds.cast import LI_WEI, ZHAO_MIN
from careline.security.actor import Actor, system

WANG_FANG_IN_THE_APP = replace(who.WANG_FANG, number="13911138021", address="", source_channel="app")
"""Another number, the same name and e-mail address."""
ZHOU_TING_IN_THE_HALL = replace(who.ZHOU_TING, name="周 婷", email="", source_channel="hall")
SHEN_YUE_ONLINE = replace(who.SHEN_YUE, number="", place="上海市", source_channel="web")


@dataclass(frozen=True)
class Twins:
    """Knows the people and the present, and brings in second records."""

    people: Mapping[str, Actor]
    now: datetime

    def tell(self) -> None:
        """Bring them in, have them compared, and merge the one of whom the customer spoke."""
        first = match_or_register(details=who.WANG_FANG, by=self._agent, at=self.now)
        second = self._register(WANG_FANG_IN_THE_APP)
        waiting = [self._register(one) for one in (ZHOU_TING_IN_THE_HALL, SHEN_YUE_ONLINE)]
        propose_duplicates(customers=[second, *waiting], by=system("likeness"), at=self.now - timedelta(hours=20))
        merge_customers(
            kept=first.id,
            merged=second.id,
            reason=MergeReason.CUSTOMER_SAID,
            by=self.people[ZHAO_MIN.username],
            at=self.now - timedelta(hours=4),
        )

    @property
    def _agent(self) -> Actor:
        return self.people[LI_WEI.username]

    def _register(self, details: CustomerDetails) -> Customer:
        return register_customer(details=details, by=self._agent, at=self.now - timedelta(hours=21))
