"""Categories."""

from typing import Annotated

from pydantic import BeforeValidator, Field, StringConstraints

from careline.api.shapes.kinds import SAID, Code, Shown, Text, Told

Name = Annotated[str, StringConstraints(min_length=1, max_length=60, pattern=SAID)]
Position = Annotated[int, Field(ge=0, le=32767, strict=True)]


class CategoryTold(Told):
    """A category's names and where it stands in its list."""

    name_zh: Name = Field(examples=["计费"])
    name_en: Name = Field(examples=["Billing"])
    position: Position = 0
    strategy_zh: Text = Field("", description="How complaints of this class are worked on.")
    strategy_en: Text = ""
    form: Code = Field("", description="Code of the form that is asked besides; empty means the first level's.")


class CategoryShown(Shown):
    """A category that is offered."""

    code: str = Field(examples=["product.billing"])
    name_zh: str
    name_en: str
    position: int
    strategy_zh: str
    strategy_en: str
    form: Annotated[str, BeforeValidator(lambda row: row.code if row else "")]


class CategoryPage(Shown):
    """Some categories, each after its parent."""

    items: list[CategoryShown]
    next: str | None
