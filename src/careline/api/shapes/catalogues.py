"""Entries of the catalogues."""

from datetime import datetime
from typing import Annotated

from pydantic import Field, StringConstraints

from careline.api.shapes.categories import Name, Position
from careline.api.shapes.kinds import Shown, Told
from careline.parties.rules.catalogues import Catalogue
from careline.parties.rules.details import CODE

EntryCode = Annotated[str, StringConstraints(pattern=f"^{CODE.pattern}$", max_length=20)]


class EntryShape(Told):
    """An entry's names, and where it stands in its list."""

    name_zh: Name = Field(examples=["全球通"])
    name_en: Name = Field(examples=["GoTone"])
    position: Position = 0


class EntryShown(Shown):
    """An entry."""

    catalogue: Catalogue
    code: str = Field(examples=["gotone"])
    name_zh: str
    name_en: str
    position: int
    closed_at: datetime | None = Field(description="When it was closed; it may be given no more.")


class CataloguesShown(Shown):
    """Every entry there ever was."""

    items: list[EntryShown]
