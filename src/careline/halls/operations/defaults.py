"""The words in which visitors are written to until an operator writes words of his own."""

import tomllib
from datetime import datetime
from importlib.resources import files

from careline.notices.operations.templates import put_in_force
from careline.notices.rules.facts import NoticeChannel
from careline.notices.rules.wording import Wording
from careline.security.actor import Actor
from careline.security.operation import operation

SHIPPED = files("careline.halls") / "defaults" / "notices.toml"


@operation()
def install_visit_notices(*, by: Actor, at: datetime) -> None:
    """Put the words in force that notices about appointments go out in; the house's own need no second person."""
    for kind, channels in tomllib.loads(SHIPPED.read_text("utf-8")).items():
        for channel, told in channels.items():
            put_in_force(
                kind=kind,
                channel=NoticeChannel(channel),
                zh=Wording(told.get("subject_zh", ""), told["text_zh"].strip()),
                en=Wording(told.get("subject_en", ""), told["text_en"].strip()),
                by=by,
                at=at,
            )
