"""Legal holds."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field, StringConstraints

from careline.api.shapes.kinds import SAID, Shown, Told
from careline.parties.rules.legal_hold import HOLD_WORDS_LONGEST, HoldKind
from careline.parties.rules.legal_hold import HoldTold as Hold

HoldWords = Annotated[
    str,
    StringConstraints(min_length=1, max_length=HOLD_WORDS_LONGEST, pattern=SAID),
    Field(examples=["（2026）京0105民初1234号，要求保全通话与账单记录"]),
]


class LegalHoldTold(Told):
    """Why what is kept of a customer is to be left alone, and until when."""

    kind: HoldKind
    reason: HoldWords
    review_on: date = Field(description="The day by which somebody looks whether it is still needed.")
    until: date | None = Field(None, description="The last day it stands; left out, it stands until it is released.")

    @property
    def hold(self) -> Hold:
        """The same as the operation takes it."""
        return Hold(**self.model_dump())


class LegalHoldReviewTold(Told):
    """Until when it stands without another look."""

    review_on: date


class LegalHoldReleaseTold(Told):
    """Why it stands no more."""

    reason: HoldWords


class LegalHoldShown(Shown):
    """A hold; of who was forgotten meanwhile the words are gone."""

    id: UUID
    customer: UUID
    kind: HoldKind
    reason: str
    set_by: str
    set_at: datetime
    until: date | None
    review_on: date
    is_standing: bool
    released_by: str
    released_at: datetime | None
    release_reason: str


class LegalHoldsShown(Shown):
    """Every hold there was on a customer, the latest first."""

    items: list[LegalHoldShown]


class LegalHoldPage(Shown):
    """Holds that stand, the next review first."""

    items: list[LegalHoldShown]
    next: str | None = Field(description="Address of the next page; null on the last one.")
