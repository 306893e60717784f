"""Channel forms: what the record of a contact must hold, channel by channel."""

from ninja import Router

from careline.api.asked import Asked
from careline.api.bearer import Bearer
from careline.api.shapes.channel_forms import ChannelFormsAll, ChannelFormShown, ChannelFormTold
from careline.contacts.operations.wrap_up import set_channel_form
from careline.contacts.queries.record import required_by_channel
from careline.contacts.rules.facts import ContactChannel

router = Router(tags=["channel-forms"])


@router.get("", auth=Bearer("contacts.read_reasons"), response=ChannelFormsAll)
def list_channel_forms(request: Asked) -> ChannelFormsAll:
    """List every channel with what its record must hold."""
    del request
    kept = required_by_channel().items()
    return ChannelFormsAll.model_validate({"items": [{"channel": one, "required": parts} for one, parts in kept]})


@router.put("/{channel}", auth=Bearer("contacts.manage_wrap_up"), response=ChannelFormShown)
def put_channel_form(request: Asked, channel: ContactChannel, told: ChannelFormTold) -> ChannelFormShown:
    """Say what the record of a channel must hold, from the next contact that is closed."""
    form = set_channel_form(channel=channel, required=told.required, by=request.auth, at=request.at)
    return ChannelFormShown.model_validate(form)
