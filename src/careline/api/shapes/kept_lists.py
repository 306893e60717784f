"""Lists somebody keeps."""

from typing import Any, Self
from uuid import UUID

from pydantic import Field

from careline.api.shapes.brief import DepartmentBrief, UserBrief
from careline.api.shapes.kinds import Code, Flag, Line, Shown, Told
from careline.security.operations.kept_lists import ListTold
from careline.security.queries.kept_lists import Held


class KeptListTold(Told):
    """A list: what it is called, narrowed to, and how it looks."""

    name: Line = Field(examples=["急件"])
    narrowed: dict[Code, Line] = Field(
        default_factory=dict,
        max_length=20,
        description=(
            "By what and to which code or day, as the list’s own address says it. Of customers only what is chosen: "
            "no number, name, document or other word of theirs is kept."
        ),
        examples=[{"view": "open", "urgency": "urgent"}],
    )
    order: Code = Field(default="", description="Of a worklist `due` or `newest`; empty means the usual one.")
    columns: list[Code] = Field(
        default_factory=list, max_length=10, description="Where the list lets one choose; none means the usual ones."
    )
    is_shared: Flag = Field(default=False, description="Whether your department, and those below it, are offered it.")

    @property
    def kept(self) -> ListTold:
        """The same in the words of the operation."""
        return ListTold(**self.model_dump(exclude={"kind"}))


class KeptListBegun(KeptListTold):
    """Another list, and which one is narrowed so."""

    kind: Code = Field(description="`worklist`, `contacts`, `orders`, `customers` or `needs`.", examples=["worklist"])


class KeptListShown(Shown):
    """A list somebody keeps."""

    id: UUID
    kind: str
    name: str
    narrowed: dict[str, str]
    order: str
    columns: list[str]
    department: DepartmentBrief | None = Field(description="The department it is shared with.")


class KeptListCounted(KeptListShown):
    """The same, and how much it holds for you just now."""

    count: int | None = Field(
        default=None,
        description="Nothing where counting would read all there is, or there are too many: read it alone.",
    )
    is_at_least: bool = Field(default=False, description="Whether there are so many or more: nobody counted on.")

    @classmethod
    def of(cls, row: Any, held: Held | None) -> Self:
        """Return a list with its count."""
        shown = cls.model_validate(row)
        return shown.model_copy(update={"count": held.count, "is_at_least": held.is_at_least}) if held else shown


class LeftListShown(KeptListShown):
    """A list somebody who left shares still."""

    owner: UserBrief


class LeftLists(Shown):
    """All of them, as far as you see to them."""

    items: list[LeftListShown]


class KeptLists(Shown):
    """All that somebody is offered; nobody keeps more than a few."""

    items: list[KeptListCounted]
