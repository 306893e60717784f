"""Alarms."""

from datetime import datetime
from uuid import UUID

from pydantic import Field

from careline.api.shapes.kinds import Shown, Told


class SightingShown(Shown):
    """That somebody has seen it."""

    username: str
    full_name: str
    at: datetime


class AlarmShown(Shown):
    """Something that should be looked at."""

    id: UUID
    kind: str = Field(examples=["reveal_quota"])
    told: dict[str, str | int] = Field(
        description="User names, counts and codes.", examples=[{"user": "li-wei", "count": 60}]
    )
    at: datetime
    sightings: list[SightingShown]
    is_new: bool = Field(description="Whether you haven't seen it yet.")


class AlarmPage(Shown):
    """Some alarms, newest first."""

    items: list[AlarmShown]
    next: str | None


class SightingsTold(Told):
    """Which alarms you have seen."""

    alarms: list[UUID] = Field(min_length=1, max_length=100)


class SightingsShown(Shown):
    """How many of them were new to you."""

    seen: int
