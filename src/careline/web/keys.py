"""The one keymap: every shortcut, what it does and where it holds; the sheet, the buttons and the script read it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Key:
    """One shortcut: a single character, which holds unless somebody is typing or composing Chinese."""

    name: str
    stroke: str
    does: str | Promise
    where: str | Promise


EVERYWHERE = _("Everywhere")
IN_A_LIST = _("In a list")
IN_A_CASE = _("In a complaint")
WRITING = _("While writing")

KEYS = (
    Key("sheet", "?", _("Show the shortcuts"), EVERYWHERE),
    Key("search", "/", _("Search"), EVERYWHERE),
    Key("next", "n", _("Take the next item"), EVERYWHERE),
    Key("new", "c", _("New complaint"), EVERYWHERE),
    Key("worklist", "w", _("Worklist"), EVERYWHERE),
    Key("contacts", "l", _("Contacts"), EVERYWHERE),
    Key("call", "i", _("New contact"), EVERYWHERE),
    Key("day", "g", _("My day"), EVERYWHERE),
    Key("board", "b", _("Board"), EVERYWHERE),
    Key("theme", "d", _("Day or night colours"), EVERYWHERE),
    Key("down", "j", _("Next row"), IN_A_LIST),
    Key("up", "k", _("Previous row"), IN_A_LIST),
    Key("reply", "r", _("Write to the customer"), IN_A_CASE),
    Key("note", "x", _("Internal note"), IN_A_CASE),
    Key("classify", "t", _("Classify"), IN_A_CASE),
    Key("assign", "a", _("Assign"), IN_A_CASE),
    Key("accept", "e", _("Accept"), IN_A_CASE),
    Key("return_", "q", _("Return"), IN_A_CASE),
    Key("start", "s", _("Start work"), IN_A_CASE),
    Key("promise", "m", _("Promise or remember"), IN_A_CASE),
    Key("verify", "h", _("Verify the caller"), IN_A_CASE),
    Key("suspend", "p", _("Suspend"), IN_A_CASE),
    Key("resume", "u", _("Resume"), IN_A_CASE),
    Key("resolve", "v", _("Record the result"), IN_A_CASE),
    Key("feed_back", "f", _("Record feedback"), IN_A_CASE),
    Key("archive", "z", _("Archive"), IN_A_CASE),
    Key("why", "y", _("Why is it due then"), IN_A_CASE),
    Key("copy", ".", _("Copy the number"), IN_A_CASE),
    Key("send", "Ctrl ↵", _("Send or save"), WRITING),
    Key("leave", "Esc", _("Leave the field or dialog"), WRITING),
)
BY_NAME: Mapping[str, Key] = {key.name: key for key in KEYS}


def sheet() -> Iterable[tuple[str, list[Key]]]:
    """Return the shortcuts by where they hold, in the order of the table."""
    return [(str(where), list(keys)) for where, keys in groupby(KEYS, key=lambda key: key.where)]
