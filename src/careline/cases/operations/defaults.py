"""The categories (CP02), the words of notices and the macros a new house begins with, which an operator edits."""

import tomllib
from datetime import datetime
from importlib.resources import files
from typing import Any

from careline.cases.operations.categories import Naming, set_category
from careline.cases.operations.macros import MacroTold, set_macro
from careline.cases.rules.facts import Urgency
from careline.notices.operations.templates import put_in_force
from careline.notices.rules.facts import NoticeChannel
from careline.notices.rules.wording import Wording
from careline.security.actor import Actor
from careline.security.operation import operation

SHIPPED = files("careline.cases") / "defaults"


@operation()
def install_default_categories(*, by: Actor, at: datetime) -> None:
    """Offer the default categories with their strategies (CP09)."""
    for position, (code, told) in enumerate(_read("categories").items()):
        set_category(code=code, naming=Naming(position=position, **told), by=by, at=at)


@operation()
def install_default_notices(*, by: Actor, at: datetime) -> None:
    """Put the words in force that notices about complaints go out in until an operator writes his own."""
    for kind, channels in _read("notices").items():
        for channel, told in channels.items():
            put_in_force(
                kind=kind,
                channel=NoticeChannel(channel),
                zh=Wording(told.get("subject_zh", ""), told["text_zh"].strip()),
                en=Wording(told.get("subject_en", ""), told["text_en"].strip()),
                by=by,
                at=at,
            )


@operation()
def install_default_macros(*, by: Actor, at: datetime) -> None:
    """Offer the default macros."""
    for code, told in _read("macros").items():
        urgency = Urgency(told.pop("urgency")) if "urgency" in told else None
        set_macro(code=code, told=MacroTold(urgency=urgency, **told), by=by, at=at)


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((SHIPPED / f"{name}.toml").read_text(encoding="utf-8"))
