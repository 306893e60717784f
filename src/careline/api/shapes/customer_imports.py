"""Lists brought in by program: rows as their source has them, and what became of each."""

from typing import Annotated

from pydantic import Field, StringConstraints

from careline.api.shapes.kinds import PLAIN, Shown, Told
from careline.parties.rules.imports import ImportSubject

Text = Annotated[str, StringConstraints(max_length=400, pattern=PLAIN)]


class CustomersToImport(Told):
    """Some rows of a list, each cell under its column's name."""

    subject: ImportSubject = Field(default=ImportSubject.CUSTOMERS, description="What the list is of.")
    map: Annotated[str, StringConstraints(min_length=1, max_length=40, pattern=PLAIN)] = Field(
        description="The name of a map that came along or was kept on the screen.", examples=["generic"]
    )
    rows: Annotated[list[Annotated[dict[Text, Text], Field(max_length=100)]], Field(min_length=1, max_length=500)] = (
        Field(examples=[[{"客户编号": "C1", "姓名": "王芳", "联系电话": "13800138000"}]])
    )


class RowRefused(Shown):
    """A row that stayed out."""

    row: int = Field(description="Its place in what was sent, from 1.")
    column: str
    code: str
    problem: str
    remedy: str


class CustomersImported(Shown):
    """What became of the rows."""

    imported: int
    unchanged: int = Field(description="How many came in before, or are here with that number and name.")
    refused: list[RowRefused]
