"""A complaint as it is told."""

from typing import Annotated
from uuid import UUID

from pydantic import Field, StringConstraints

from careline.api.shapes.customers import CustomerTold
from careline.api.shapes.forms import Answers
from careline.api.shapes.kinds import PLAIN, SAID, Code, Flag, Moment, Text, Told, Username
from careline.cases.rules.facts import Channel, Urgency
from careline.cases.rules.intake import Intake
from careline.parties.rules.details import CustomerDetails


class ComplaintTold(Told):
    """A complaint as it comes in."""

    title: Annotated[str, StringConstraints(min_length=1, max_length=200, pattern=SAID)] = Field(
        description="What the customer complains about, in one line.", examples=["5 月账单多扣 128 元"]
    )
    description: Text = Field("", description="What was said, in full.")
    channel: Channel = Field(description="Where it came in.")
    external_id: Annotated[str, StringConstraints(max_length=80, pattern=PLAIN)] = Field(
        "", description="The channel's own name for it: the same one never comes in twice.", examples=["CRM-77120"]
    )
    customer: CustomerTold | None = Field(None, description="Who complains, as far as known. Nobody is invented.")
    customer_id: UUID | None = Field(None, description="Who complains, when it is a known customer.")
    on_behalf: Flag = Field(default=False, description="Whether somebody complains for the customer.")
    place: Annotated[str, StringConstraints(max_length=120, pattern=PLAIN)] = Field("", examples=["杭州"])
    jurisdiction: Annotated[str, StringConstraints(max_length=16, pattern=r"^[a-z]{2}[a-z0-9-]*$")] = Field(
        "cn", description="Whose rules set the due times."
    )
    category: Code = Field("", description="Code of a category; empty when it is still to be classified.")
    urgency: Urgency = Urgency.NORMAL
    answers: Answers | None = Field(None, description="What was answered to the category's form, when it was asked.")
    complained_about: Username = Field("", description="User name of the colleague the complaint is about.")
    received_at: Moment | None = Field(None, description="When it was first said; now, unless told.")

    contact: Annotated[str, StringConstraints(max_length=64, pattern=PLAIN)] = Field(
        "", description="Number of the contact it was made in; it counts as received when that reached us."
    )

    def intake(self, *, customer: CustomerDetails | UUID, complained_about: UUID | None) -> Intake:
        """Return it in the words of the operation."""
        return Intake(
            title=self.title,
            description=self.description,
            channel=self.channel,
            customer=customer,
            external_id=self.external_id,
            on_behalf=self.on_behalf,
            place=self.place,
            jurisdiction=self.jurisdiction,
            category=self.category,
            urgency=self.urgency,
            answers=self.answers,
            complained_about=complained_about,
            received_at=self.received_at,
        )
