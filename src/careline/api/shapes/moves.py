"""What is told with a move."""

from pydantic import Field

from careline.api.shapes.forms import Answers
from careline.api.shapes.kinds import Code, Text, Told, Username, Version, Words
from careline.cases.rules.facts import Answer, Channel, PendingReason, Result, ReturnReason, Urgency


class MoveTold(Told):
    """A move that needs no words."""

    version: Version | None = Field(
        None, description="The version you saw: when somebody moved it meanwhile, nothing is done (409)."
    )


class ClassificationTold(MoveTold):
    """What a complaint is about and how fast it must go."""

    category: Code = Field(description="Code of a category.", examples=["product.billing"])
    urgency: Urgency
    text: Text = ""
    answers: Answers | None = Field(None, description="What was answered to the category's form, when it was asked.")


class AssignmentTold(MoveTold):
    """Who is to take it; without a department the assignment table decides."""

    department: Code = Field("", description="Code of a department.", examples=["billing"])
    handler: Username = Field("", description="User name of one of its people.")
    text: Text = ""


class ReturnTold(MoveTold):
    """Why it is sent back."""

    reason: ReturnReason
    text: Text = ""


class SuspensionTold(MoveTold):
    """What the work waits for."""

    reason: PendingReason
    text: Text = ""


class ResolutionTold(MoveTold):
    """What was found and done."""

    result: Result
    text: Words = Field(examples=["多扣的 128 元已退回账户。"])


class ReplyTold(MoveTold):
    """The answer the customer was given."""

    channel: Channel
    text: Words = Field(examples=["您好，多扣的 128 元已退回，预计今天到账。"])


class FeedbackTold(MoveTold):
    """What the customer said when asked whether it is solved; a "no" needs their words."""

    answer: Answer
    text: Text = ""


class NoteTold(Told):
    """A note for colleagues."""

    text: Words = Field(examples=["客户希望 18 点后联系。"])
