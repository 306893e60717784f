"""The places on the rail: each stands there for those who may go there."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy as _in

from careline.contacts.queries.order_list import waiting_exceptions
from careline.parties.queries.erasures import erasures_to_decide
from careline.parties.queries.verification_tasks import READ as READ_TASKS
from careline.security.actor import Actor
from careline.security.policy import allows
from careline.security.queries.alarms import unseen_alarms


@dataclass(frozen=True)
class Place:
    """One place."""

    name: str
    view: str
    label: str | Promise
    picture: str
    right: str
    key: str = ""
    counts: Callable[..., int] | None = None
    """Tells how many things there are new to who sits here."""
    news: int = 0
    """So many there are; drawn at the place."""
    group: str | Promise = ""
    """Under which heading it stands among all places."""
    also: str = ""
    """Where what it leads to lies, when that isn't below its own address."""

    @property
    def address(self) -> str:
        """Where it is."""
        return reverse(self.view)


WORK, CUSTOMERS, WATCH = _in("places", "Work"), _in("places", "Customers"), _in("places", "Watching over it")
HOUSE, ASKED = _in("places", "People and rights"), _in("places", "Choices and forms")
TEXTS, RULES = _in("places", "Texts and mails"), _in("places", "Rules and times")
ON_RAIL, ON_PHONE = 10, 5
"""So many places stand in reach: ten and the step to the others on a laptop's 720 pixels, five on a telephone."""
PLACES = (
    Place(
        "worklist",
        "web:worklist",
        _in("place", "Worklist"),
        "inbox",
        "cases.read_complaint",
        "worklist",
        group=WORK,
        also="/complaints",
    ),
    Place("intake", "web:intake", _in("place", "New"), "square-pen", "cases.receive_complaint", "new", group=WORK),
    Place(
        "contacts", "web:contacts", _in("place", "Contacts"), "phone", "contacts.read_contact", "contacts", group=WORK
    ),
    Place("orders", "web:orders", _in("place", "Orders"), "list-checks", "contacts.read_order", "orders", group=WORK),
    Place("day", "web:my-day", _in("place", "My day"), "sun", "contacts.keep_follow_up", "day", group=WORK),
    Place(
        "counter",
        "web:counter",
        _in("place", "Counter"),
        "store",
        "halls.read_appointment",
        group=WORK,
        also="/appointments",
    ),
    Place("needs", "web:needs", _in("place", "Needs"), "lightbulb", "parties.read_needs", group=CUSTOMERS),
    Place("customers", "web:customers", _in("place", "Customers"), "users", "parties.read_customer", group=CUSTOMERS),
    Place("board", "web:board", _in("place", "Board"), "gauge", "cases.read_board", "board", group=WATCH),
    Place(
        "exceptions",
        "web:exceptions",
        _in("place", "Exceptions"),
        "triangle-alert",
        "contacts.except_order",
        counts=waiting_exceptions,
        group=WATCH,
    ),
    Place(
        "erasures",
        "web:erasures",
        _in("place", "Erasures"),
        "shield",
        "parties.read_erasures",
        counts=erasures_to_decide,
        group=CUSTOMERS,
        also="/legal-holds",
    ),
    Place(
        "care-reviews", "web:care-reviews", _in("place", "Care"), "circle-alert", "parties.see_care", group=CUSTOMERS
    ),
    Place("clock-alarms", "web:clock-alarms", _in("place", "Clock alarms"), "clock", "cases.read_board", group=WATCH),
    Place("commitments", "web:commitments", _in("place", "Kept?"), "circle-check", "cases.read_board", group=WATCH),
    Place("outbox", "web:outbox", _in("place", "Outbox"), "send", "cases.watch_notices", group=WATCH),
    Place(
        "alarms",
        "web:alarms",
        _in("place", "Alarms"),
        "bell",
        "security.read_alarms",
        counts=unseen_alarms,
        group=WATCH,
    ),
    Place("users", "web:users", _in("place", "Users"), "users", "security.manage_user", group=HOUSE),
    Place(
        "left-lists",
        "web:left-lists",
        _in("place", "Left lists"),
        "archive",
        "security.see_to_left_lists",
        group=HOUSE,
        also="/lists",
    ),
    Place("roles", "web:roles", _in("place", "Roles"), "shield", "security.read_roles", group=HOUSE),
    Place(
        "departments", "web:departments", _in("place", "Depts"), "building-2", "security.manage_department", group=HOUSE
    ),
    Place(
        "verification-tasks",
        "web:verification-tasks",
        _in("place", "Verify"),
        "list-checks",
        READ_TASKS,
        group=CUSTOMERS,
    ),
    Place(
        "accuracy",
        "web:accuracy",
        _in("place", "Accuracy"),
        "circle-check",
        "parties.read_accuracy",
        group=CUSTOMERS,
        also="/entry-audits",
    ),
    Place("duplicates", "web:duplicates", _in("place", "Twice?"), "users", "parties.merge_customers", group=CUSTOMERS),
    Place("imports", "web:imports", _in("place", "Import"), "archive", "parties.import_customers", group=CUSTOMERS),
    Place("catalogues", "web:catalogues", _in("place", "Data"), "tags", "parties.manage_catalogues", group=ASKED),
    Place("categories", "web:categories", _in("place", "Categories"), "tags", "cases.manage_categories", group=ASKED),
    Place("forms", "web:forms", _in("place", "Forms"), "list-checks", "forms.manage_forms", group=ASKED),
    Place("reasons", "web:reasons", _in("place", "Reasons"), "folder-tree", "contacts.manage_reasons", group=ASKED),
    Place(
        "canned", "web:canned", _in("place", "Replies"), "message-square-quote", "notices.manage_canned", group=TEXTS
    ),
    Place("scripts", "web:scripts", _in("place", "Scripts"), "message-square", "contacts.manage_scripts", group=TEXTS),
    Place("macros", "web:macros", _in("place", "Macros"), "zap", "cases.manage_macros", group=TEXTS),
    Place("wrap-up", "web:wrap-up", _in("place", "Wrap-up"), "sticky-note", "contacts.manage_wrap_up", group=ASKED),
    Place("notice-texts", "web:notice-texts", _in("place", "Notices"), "mail", "notices.read_templates", group=TEXTS),
    Place("mail-to-staff", "web:mail-to-staff", _in("place", "Mail"), "send", "notices.mend_staff_mail", group=TEXTS),
    Place(
        "order-types", "web:order-types", _in("place", "Business"), "store", "contacts.manage_order_types", group=ASKED
    ),
    Place("halls", "web:halls", _in("place", "Halls"), "store", "halls.manage_halls", group=RULES),
    Place(
        "assignment", "web:assignment", _in("place", "Assign"), "route", "cases.manage_assignment_rules", group=RULES
    ),
    Place("due-rules", "web:due-rules", _in("place", "Due"), "file-clock", "clocks.manage_rules", group=RULES),
    Place("ladder", "web:ladder", _in("place", "Ladder"), "signal", "clocks.manage_rules", group=RULES),
    Place(
        "calendar", "web:calendar", _in("place", "Calendar"), "calendar-days", "clocks.manage_calendars", group=RULES
    ),
)


def place_of(address: str) -> str:
    """Return the name of the place below which an address lies; empty where it lies below none."""
    path = urlsplit(address).path
    roots = [(root, one.name) for one in PLACES for root in (one.address, one.also) if root]
    around = [(len(root), name) for root, name in roots if f"{path}/".startswith(f"{root}/")]
    return max(around, default=(0, ""))[1]


def places_of(by: Actor) -> list[Place]:
    """Return the places this actor may go to."""
    mine = (place for place in PLACES if allows(by, place.right))
    return [replace(place, news=place.counts(by=by)) if place.counts else place for place in mine]


def first_place(by: Actor) -> Place | None:
    """Return where this actor's day begins: who has a board, at the board."""
    held = places_of(by)
    return next((place for place in held if place.name == "board"), held[0] if held else None)


@dataclass(frozen=True)
class Rail:
    """The places in reach, and all of them under their headings."""

    places: list[Place]
    here: str = ""
    """Name of the place this page belongs to; it stands in reach whichever it is."""

    def near(self) -> list[tuple[Place, str]]:
        """Return the places in reach, each with the screens that alone have room for it."""
        wide, phone = self._cut(ON_RAIL), self._cut(ON_PHONE)
        rooms = {True: "", False: "wide-only"}
        return [
            (one, "phone-only" if one not in wide else rooms[one in phone])
            for one in self.places
            if one in wide or one in phone
        ]

    def groups(self) -> dict[str | Promise, list[Place]]:
        """Return all places by heading, in the order of the rail."""
        found: dict[str | Promise, list[Place]] = {}
        for one in self.places:
            found.setdefault(one.group, []).append(one)
        return found

    def beyond(self) -> tuple[str, int, int] | None:
        """Return what screens must lead on to the others, and how much is new there, when wide and on a telephone."""
        if len(self.places) <= ON_PHONE:
            return None
        room = "phone-only" if len(self.places) <= ON_RAIL else ""
        return room, self._news_beyond(ON_RAIL), self._news_beyond(ON_PHONE)

    def _cut(self, most: int) -> list[Place]:
        """Return the first, the one that is open among them."""
        first = self.places[:most]
        if any(one.name == self.here for one in first):
            return first
        open_one = [one for one in self.places if one.name == self.here]
        return [*self.places[: most - len(open_one)], *open_one]

    def _news_beyond(self, most: int) -> int:
        near = self._cut(most)
        return sum(one.news for one in self.places if one not in near)
