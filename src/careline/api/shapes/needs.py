"""Care, and the needs register."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from pydantic import BeforeValidator, Field, StringConstraints

from careline.api.shapes.kinds import PLAIN, SAID, Shown, Told, Version
from careline.api.shapes.paging import After, Limit, PageAsked
from careline.parties.queries.needs import NeedFilters
from careline.parties.rules.care import CareBasis, CareKind, CareLift
from careline.parties.rules.consent import EVIDENCE_LONGEST
from careline.parties.rules.needs import NEED_LONGEST, NeedCategory, NeedMove, NeedSource, NeedStatus

Reasons = Annotated[str, StringConstraints(min_length=1, max_length=NEED_LONGEST, pattern=SAID)]
WorkNumber = Annotated[str, StringConstraints(max_length=64, pattern=PLAIN)]


class CareShown(Shown):
    """Whether a customer is to be handled with care; why is told to a lead who serves them just then."""

    needs_care: bool


class CareTold(Told):
    """Why a customer needs care."""

    kind: CareKind
    basis: CareBasis = Field(description="Who consented; `safety` only where somebody is threatened.")
    evidence: Annotated[str, StringConstraints(max_length=EVIDENCE_LONGEST, pattern=PLAIN)] = Field(
        "",
        description="What shows the consent; nothing where somebody is threatened.",
        examples=["录音 2026-03-11 10:32"],
    )
    note: Annotated[str, StringConstraints(max_length=EVIDENCE_LONGEST, pattern=PLAIN)] = Field(
        "", description="What helps.", examples=["请发短信，不要打电话"]
    )
    review_on: date


class CareFlagShown(Shown):
    """That it was noted; why isn't repeated."""

    id: UUID
    since: date
    review_on: date


class LookTold(Told):
    """For which open work one has to know: a contact or a complaint."""

    contact: WorkNumber = Field("", examples=["JC-2026-000042-7"])
    complaint: WorkNumber = Field("", examples=["TS-2026-004291-3"])


class CareSeenShown(Shown):
    """One reason for care, in clear. Who looked, when and for which work stands in the ledger."""

    id: UUID
    kind: CareKind
    note: str
    basis: CareBasis
    evidence: str
    since: date
    review_on: date


class CareSeenAll(Shown):
    """Every reason that stands."""

    items: list[CareSeenShown]


class CareReviewsAsked(Told):
    """A page of the reviews that are due."""

    after: After = ""
    limit: Limit = 50


class CareReviewShown(Shown):
    """That somebody's need for care is to be looked at again; why isn't told here."""

    id: UUID
    customer: Annotated[UUID, BeforeValidator(lambda told: getattr(told, "id", told))]
    since: date
    due_on: date


class CareReviewPage(Shown):
    """Reviews, the longest due first."""

    items: list[CareReviewShown]
    next: str | None = Field(description="Address of the next page; null on the last one.")


class CareRenewalTold(Told):
    """Until when it stands without another look."""

    review_on: date


class CareLiftTold(Told):
    """Why it isn't needed any more."""

    reason: CareLift


class CustomerNeedTold(Told):
    """What a customer would have."""

    source: NeedSource
    category: NeedCategory
    text: Reasons = Field(examples=["希望老年版 App 字体更大"])


class CustomerNeedMoveTold(Told):
    """A step, with its reasons or with what the customer was told."""

    move: NeedMove
    text: Reasons
    version: Version | None = None


class CustomerNeedsAsked(PageAsked):
    """Which needs."""

    status: NeedStatus | None = None
    category: NeedCategory | None = None
    source: NeedSource | None = None
    customer: UUID | None = Field(None, description="Only what this customer would have.")

    @property
    def filters(self) -> NeedFilters:
        """The same as the query takes it."""
        customers = (self.customer,) if self.customer else None
        return NeedFilters(status=self.status, category=self.category, source=self.source, customers=customers)


class CustomerNeedShown(Shown):
    """A need; its words are empty once the customer was forgotten."""

    id: UUID
    customer_id: UUID
    source: NeedSource
    category: NeedCategory
    text: str
    status: NeedStatus
    collected_at: datetime
    version: int


class CustomerNeedPage(Shown):
    """Some needs, latest first."""

    items: list[CustomerNeedShown]
    next: str | None
