"""The one keymap: every act that has a key, its own key, where it holds and its words.

The sheet, the buttons, the settings and the palette read it; a user may put another key in the place of each.
The script knows no table: it presses whatever carries the key.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from careline.security.queries.preferences import Keys
from careline.security.rules.keymap import ANYWHERE, Act, Where, is_chord, strokes_of

LIST, CASE, CONTACT = frozenset({Where.LIST}), frozenset({Where.CASE}), frozenset({Where.CONTACT})
WORK = CASE | CONTACT
AUDIT = frozenset({Where.LIST, Where.OTHER})
"""One goes through its values as through a list."""


@dataclass(frozen=True)
class Key(Act):
    """An act with its words."""

    does: str | Promise = ""
    where: str | Promise = ""


EVERYWHERE = _("Everywhere")
IN_A_LIST = _("In a list")
IN_WORK = _("In a complaint or contact")
IN_A_CASE = _("In a complaint")
IN_AN_AUDIT = _("In an audit of entries")
IN_A_CONTACT = _("In a contact, while typing too")
WRITING = _("While writing")


def _of(where: str | Promise, screens: frozenset[Where], **acts: tuple[str, str | Promise]) -> Iterator[Key]:
    for name, (stroke, does) in acts.items():
        yield Key(name, stroke, screens, name in FINAL, name in FIXED, does, where)


FINAL = {"archive", "dismiss"}
FIXED = {"send", "leave"}
KEYS = (
    *_of(
        EVERYWHERE,
        ANYWHERE,
        sheet=("?", _("Show the shortcuts")),
        palette=("Ctrl+k", _("Go to or do anything")),
        search=("/", _("Search")),
        next=("n", _("Take the next item")),
        new=("c", _("New complaint")),
        worklist=("w", _("Worklist")),
        contacts=("l", _("Contacts")),
        orders=("Alt+s", _("Service orders")),
        call=("Alt+n", _("New contact")),
        register=("Alt+r", _("Register a customer")),
        day=("g", _("My day")),
        board=("b", _("Board")),
        theme=("d", _("Day or night colours")),
        panel=("o", _("Clock and customer")),
        customer=("i", _("Open the customer")),
    ),
    *_of(
        IN_A_LIST,
        LIST,
        down=("j", _("Next row")),
        up=("k", _("Previous row")),
        keep=("h", _("Keep this list")),
        pick=("x", _("Choose the row")),
        arrive=("Alt+v", _("The visitor of the row is here")),
        row_urgency=("u", _("Change the urgency of the row")),
        row_category=("t", _("Change the category of the row")),
        row_handler=("a", _("Give the row to somebody else")),
    ),
    *_of(
        IN_WORK,
        WORK,
        start=("s", _("Start work")),
        reply=("r", _("Write to the customer")),
        resume=("u", _("Resume")),
        promise=("m", _("Promise or remember")),
        copy=(".", _("Copy the number")),
        beside=("|", _("Open something beside it")),
        cross=("Alt+o", _("To the other side")),
    ),
    *_of(
        IN_A_CASE,
        CASE,
        note=("x", _("Internal note")),
        classify=("t", _("Classify")),
        assign=("a", _("Assign")),
        accept=("e", _("Accept")),
        return_=("q", _("Return")),
        suspend=("p", _("Suspend")),
        resolve=("v", _("Record the result")),
        feed_back=("f", _("Record feedback")),
        macro=("Alt+m", _("Apply a macro")),
        take_back=("Alt+u", _("Take the macro back")),
        why=("y", _("Why is it due then")),
        talk=("z", _("Only the conversation")),
        archive=("Alt+z", _("Archive")),
    ),
    *_of(
        IN_A_CONTACT,
        CONTACT,
        answer=("Alt+a", _("Go on with it")),
        verify=("Alt+v", _("Verify the caller")),
        order=("Alt+b", _("New service order")),
        hold=("Alt+h", _("On hold, and back")),
        consult=("Alt+c", _("Ask a colleague, and back")),
        transfer=("Alt+t", _("Pass on")),
        wrap_up=("Alt+w", _("End the session and write the record")),
        guide=("Alt+g", _("Open or fold the guide")),
        dismiss=("Alt+q", _("Not a real contact")),
    ),
    *_of(
        IN_AN_AUDIT,
        AUDIT,
        found_right=("1", _("Right, and to the next")),
        found_mistyped=("2", _("Mistyped")),
        found_wrong_field=("3", _("In the wrong field")),
        found_somebody_elses=("4", _("Somebody else’s")),
        found_outdated=("5", _("Out of date when entered")),
        found_missing=("6", _("Missing, or only in part")),
    ),
    *_of(
        WRITING,
        frozenset(),
        send=("Ctrl+Enter", _("Send or save")),
        leave=("Esc", _("Leave the field or dialog")),
    ),
)
BY_NAME: Mapping[str, Key] = {key.name: key for key in KEYS}
SPELLED = {"Enter": "↵"}


@dataclass(frozen=True)
class Row:
    """One line of the sheet."""

    key: Key
    stroke: str

    @property
    def spelled(self) -> str:
        """The key as it is drawn."""
        return spelled(self.stroke)


class Keymap:
    """The keys in force for who sits here."""

    def __init__(self, keys: Keys | None = None) -> None:
        chosen = keys.chosen if keys else {}
        self.has_letters = keys.has_letters if keys else True
        self.strokes = strokes_of(chosen, BY_NAME)

    def sheet(self) -> list[tuple[str, list[Row]]]:
        """Return the keys by where they hold, in the order of the table."""
        grouped = groupby(KEYS, key=lambda key: key.where)
        return [(str(where), [Row(key, self.strokes[key.name]) for key in keys]) for where, keys in grouped]


def spelled(stroke: str) -> str:
    """Return a key as it is drawn on the screen."""
    *held, key = stroke.split("+") if is_chord(stroke) else [stroke]
    return " ".join([*held, SPELLED.get(key, key.upper() if len(key) == 1 else key)])


def announced(stroke: str) -> str:
    """Return a key as screen readers are told it (WAI-ARIA 1.2, aria-keyshortcuts)."""
    return stroke.replace("Ctrl", "Control") if is_chord(stroke) else stroke
