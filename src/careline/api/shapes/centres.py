"""Contact centres."""

from datetime import datetime

from pydantic import Field

from careline.api.shapes.brief import CentreBrief
from careline.api.shapes.categories import Name, Position
from careline.api.shapes.kinds import Shown, Told


class CentreShape(Told):
    """A centre's names, and where it stands in its list."""

    name_zh: Name = Field(examples=["亦庄话务中心"])
    name_en: Name = Field(examples=["Yizhuang centre"])
    position: Position = 0


class CentreShown(CentreBrief):
    """A contact centre."""

    position: int
    closed_at: datetime | None = Field(description="When nobody worked there any more.")


class CentresShown(Shown):
    """Every centre there ever was."""

    items: list[CentreShown]
