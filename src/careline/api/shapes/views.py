"""Lists somebody keeps."""

from uuid import UUID

from pydantic import Field

from careline.api.shapes.brief import DepartmentBrief
from careline.api.shapes.kinds import Code, Flag, Line, Shown, Told
from careline.cases.operations.views import ViewTold
from careline.cases.rules.views import ListColumn, ListOrder


class SavedViewTold(Told):
    """A list: what it is called, narrowed to, and how it looks."""

    name: Line = Field(examples=["急件"])
    narrowed: dict[Code, Line] = Field(
        default_factory=dict,
        max_length=10,
        description="By what and to which code, as in an address of the worklist.",
        examples=[{"view": "open", "urgency": "urgent"}],
    )
    order: ListOrder = ListOrder.DUE
    columns: list[ListColumn] = Field(default_factory=list, max_length=10, description="None means the usual ones.")
    is_shared: Flag = Field(default=False, description="Whether your department, and those below it, are offered it.")

    @property
    def view(self) -> ViewTold:
        """The same in the words of the operation."""
        return ViewTold(**self.model_dump())


class SavedViewShown(Shown):
    """A list somebody keeps."""

    id: UUID
    name: str
    narrowed: dict[str, str]
    order: ListOrder
    columns: list[ListColumn]
    department: DepartmentBrief | None = Field(description="The department it is shared with.")


class SavedViews(Shown):
    """All that somebody is offered; nobody keeps more than a few."""

    items: list[SavedViewShown]
