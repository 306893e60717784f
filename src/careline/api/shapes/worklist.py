"""What a list of complaints may be narrowed to."""

from dataclasses import replace
from typing import Annotated
from uuid import UUID

from pydantic import Field, StringConstraints

from careline.api.shapes.kinds import SAID, Code, Moment, Told, Username
from careline.api.shapes.paging import After, Limit
from careline.cases.queries.worklist import Filters, View
from careline.cases.rules.facts import Urgency
from careline.cases.rules.stages import StageName


class WorklistAsked(Told):
    """Which complaints; what is left out doesn't narrow."""

    view: View = Field(View.OPEN, description="A cut through the list.")
    stage: StageName | None = None
    department: Code = Field("", description="Code of a department.")
    centre: Code = Field("", description="Code of the contact centre its department sits in.")
    handler: Username = Field("", description="User name of whoever works on it.")
    category: Code = Field("", description="Code of a category; one of the first level takes its sub-reasons along.")
    urgency: Urgency | None = None
    customer: UUID | None = None
    due_from: Moment | None = None
    due_before: Moment | None = None
    after: After = ""
    limit: Limit = 50

    @property
    def filters(self) -> Filters:
        """The same in the words of the query."""
        return Filters(
            view=self.view,
            stage=self.stage,
            department=self.department,
            centre=self.centre,
            handler=self.handler,
            category=self.category,
            urgency=self.urgency or "",
            customers=(self.customer,) if self.customer else None,
            due_from=self.due_from,
            due_before=self.due_before,
        )


class ComplaintSearch(WorklistAsked):
    """Which complaints, by words too. Words may name people, so they stay out of addresses, and so out of logs."""

    text: Annotated[str, StringConstraints(min_length=1, max_length=200, pattern=SAID)] = Field(
        description="A number, the channel's own name, or words of the title.", examples=["CRM-77120"]
    )

    @property
    def filters(self) -> Filters:
        """The same in the words of the query."""
        return replace(super().filters, text=self.text)
