"""What a list of complaints may be narrowed to."""

from dataclasses import replace
from typing import Annotated
from uuid import UUID

from pydantic import Field, StrictBool, StrictFloat, StrictInt, StringConstraints

from careline.api.references import named
from careline.api.shapes.kinds import PLAIN, SAID, Code, Moment, Told, Username
from careline.api.shapes.paging import After, Limit
from careline.cases.queries.worklist import Filters, View
from careline.cases.rules.facts import Urgency
from careline.cases.rules.stages import StageName
from careline.forms.queries.designs import sought_field
from careline.forms.rules.seeking import Sought, sought
from careline.kernel.refusals import Refusal


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


class AnswerSought(Told):
    """What was answered to a field of the category's form; none that names a person, and no long text."""

    field: Code = Field(description="Code of the field.", examples=["charge_kind"])
    value: StrictBool | StrictInt | StrictFloat | Annotated[str, StringConstraints(max_length=200, pattern=PLAIN)] = (
        Field(description="As it is answered: a choice by its code, money in fen.", examples=["roaming"])
    )

    @property
    def sought(self) -> Sought:
        """The same in the words of the query.

        :raises Refusal: no such answer could ever have been given.
        """
        shape = named(lambda: sought_field(code=self.field), field="answer.field", given=self.field)
        try:
            return sought(shape, self.value)
        except Refusal as refusal:
            refusal.field = "answer.value"
            raise


class ComplaintSearch(WorklistAsked):
    """Which complaints, by words too. Words may name people, so they stay out of addresses, and so out of logs."""

    text: Annotated[str, StringConstraints(max_length=200, pattern=SAID)] = Field(
        "", description="A number, the channel's own name, or words of the title.", examples=["CRM-77120"]
    )
    answer: AnswerSought | None = Field(None, description="What was answered last to the form of its category.")

    @property
    def filters(self) -> Filters:
        """The same in the words of the query."""
        return replace(super().filters, text=self.text, answer=self.answer.sought if self.answer else None)
