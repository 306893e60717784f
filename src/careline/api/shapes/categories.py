"""Categories."""

from typing import Annotated

from pydantic import Field, StringConstraints

from careline.api.shapes.kinds import SAID, Shown, Text, Told

Name = Annotated[str, StringConstraints(min_length=1, max_length=60, pattern=SAID)]
Position = Annotated[int, Field(ge=0, le=32767, strict=True)]


class CategoryTold(Told):
    """A category's names and where it stands in its list."""

    name_zh: Name = Field(examples=["计费"])
    name_en: Name = Field(examples=["Billing"])
    position: Position = 0
    strategy_zh: Text = Field("", description="How complaints of this class are worked on.")
    strategy_en: Text = ""


class CategoryShown(Shown):
    """A category that is offered."""

    code: str = Field(examples=["product.billing"])
    name_zh: str
    name_en: str
    position: int
    strategy_zh: str
    strategy_en: str


class CategoryPage(Shown):
    """Some categories, each after its parent."""

    items: list[CategoryShown]
    next: str | None
