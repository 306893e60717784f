"""Requests to be forgotten."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field, StringConstraints

from careline.api.shapes.kinds import PLAIN, SAID, Shown, Told, Version
from careline.api.shapes.paging import PageAsked
from careline.parties.queries.erasures import ErasureFilters
from careline.parties.rules.consent import ConsentChannel
from careline.parties.rules.erasure import (
    ERASURE_WORDS_LONGEST,
    ErasureGround,
    ErasureMove,
    ErasureProof,
    ErasureState,
    ObstacleKind,
)

ErasureWords = Annotated[
    str,
    StringConstraints(min_length=1, max_length=ERASURE_WORDS_LONGEST, pattern=SAID),
    Field(examples=["客户要求删除全部资料"]),
]


class ErasureRequestTold(Told):
    """What a customer asks for, how he was recognised and where he asked."""

    ground: ErasureGround
    proof: ErasureProof
    channel: ConsentChannel
    reference: Annotated[str, StringConstraints(max_length=64, pattern=PLAIN)] = Field(
        "", description="The contact or complaint it was asked in.", examples=["JC-2026-000042-7"]
    )
    text: ErasureWords


class ErasureApprovalTold(Told):
    """The version that was looked at."""

    version: Version | None = None


class ErasureWordsTold(ErasureApprovalTold):
    """The words of a step."""

    text: ErasureWords


class ErasureRefusalTold(ErasureWordsTold):
    """Why a request is refused, and until when the law keeps the data."""

    kept_until: date | None = Field(None, description="The last day; until then no request is approved.")


class ErasuresAsked(PageAsked):
    """Which requests."""

    state: ErasureState | None = None
    customer: UUID | None = None

    @property
    def filters(self) -> ErasureFilters:
        """The same as the query takes it."""
        return ErasureFilters(state=self.state, customer=self.customer)


class ErasureRequestShown(Shown):
    """A request; its words are empty once the customer was forgotten."""

    number: str
    customer_id: UUID
    ground: ErasureGround
    proof: ErasureProof
    channel: ConsentChannel
    reference: str
    text: str
    state: ErasureState
    asked_by: str
    asked_at: datetime
    due_at: datetime
    kept_until: date | None
    version: int


class ErasureObstacleShown(Shown):
    """One thing that stands in the way."""

    kind: ObstacleKind
    reference: str
    until: date | None


class ErasureRemainderShown(Shown):
    """A complaint whose words stay for their term, naming nobody."""

    reference: str
    until: date


class ErasureStepShown(Shown):
    """One step, with its words."""

    move: ErasureMove
    by_name: str
    at: datetime
    text: str
    kept_until: date | None


class ErasureRequestFull(ErasureRequestShown):
    """A request with its steps, what stands in its way and what stays a while."""

    steps: list[ErasureStepShown]
    obstacles: list[ErasureObstacleShown]
    remainders: list[ErasureRemainderShown]


class ErasureRequestPage(Shown):
    """Some requests, the next due first."""

    items: list[ErasureRequestShown]
    next: str | None
