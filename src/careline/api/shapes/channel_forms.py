"""What the record of a contact must hold, channel by channel."""

from typing import Annotated

from pydantic import Field

from careline.api.shapes.kinds import Shown, Told
from careline.contacts.rules.facts import ContactChannel
from careline.contacts.rules.wrap_up import Part

Parts = Annotated[list[Part], Field(max_length=len(Part), examples=[["party", "reason", "summary"]])]


class ChannelFormTold(Told):
    """What a channel makes mandatory; an empty list for nothing."""

    required: Parts


class ChannelFormShown(Shown):
    """What one channel makes mandatory, in the order of the record."""

    channel: ContactChannel
    required: list[Part]


class ChannelFormsAll(Shown):
    """Every channel with what it makes mandatory."""

    items: list[ChannelFormShown]
