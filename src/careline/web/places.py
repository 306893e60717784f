"""The places on the rail: each stands there for those who may go there."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy as _in

from careline.contacts.queries.order_list import waiting_exceptions
from careline.parties.queries.erasures import erasures_to_decide
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
    is_low: bool = False
    """Whether it stands at the foot of the rail, away from the daily work."""
    counts: Callable[..., int] | None = None
    """Tells how many things there are new to who sits here."""
    news: int = 0
    """So many there are; drawn at the place."""

    @property
    def address(self) -> str:
        """Where it is."""
        return reverse(self.view)


PLACES = (
    Place("worklist", "web:worklist", _in("place", "Worklist"), "inbox", "cases.read_complaint", "worklist"),
    Place("intake", "web:intake", _in("place", "New"), "square-pen", "cases.receive_complaint", "new"),
    Place("contacts", "web:contacts", _in("place", "Contacts"), "phone", "contacts.read_contact", "contacts"),
    Place("orders", "web:orders", _in("place", "Orders"), "list-checks", "contacts.read_order", "orders"),
    Place("day", "web:my-day", _in("place", "My day"), "sun", "contacts.keep_follow_up", "day"),
    Place("needs", "web:needs", _in("place", "Needs"), "lightbulb", "parties.read_needs"),
    Place("customers", "web:customers", _in("place", "Customers"), "users", "parties.read_customer"),
    Place("board", "web:board", _in("place", "Board"), "gauge", "cases.read_board", "board"),
    Place(
        "exceptions",
        "web:exceptions",
        _in("place", "Exceptions"),
        "triangle-alert",
        "contacts.except_order",
        counts=waiting_exceptions,
    ),
    Place(
        "erasures",
        "web:erasures",
        _in("place", "Erasures"),
        "shield",
        "parties.read_erasures",
        counts=erasures_to_decide,
    ),
    Place("care-reviews", "web:care-reviews", _in("place", "Care"), "circle-alert", "parties.see_care"),
    Place("outbox", "web:outbox", _in("place", "Outbox"), "send", "cases.watch_notices"),
    Place("alarms", "web:alarms", _in("place", "Alarms"), "bell", "security.read_alarms", counts=unseen_alarms),
    Place("users", "web:users", _in("place", "Users"), "users", "security.manage_user"),
    Place("roles", "web:roles", _in("place", "Roles"), "shield", "security.read_roles"),
    Place("departments", "web:departments", _in("place", "Depts"), "building-2", "security.manage_department"),
    Place("accuracy", "web:accuracy", _in("place", "Accuracy"), "circle-check", "parties.read_accuracy"),
    Place("duplicates", "web:duplicates", _in("place", "Twice?"), "users", "parties.merge_customers"),
    Place("imports", "web:imports", _in("place", "Import"), "archive", "parties.import_customers"),
    Place("catalogues", "web:catalogues", _in("place", "Data"), "tags", "parties.manage_catalogues"),
    Place("categories", "web:categories", _in("place", "Categories"), "tags", "cases.manage_categories"),
    Place("forms", "web:forms", _in("place", "Forms"), "list-checks", "forms.manage_forms"),
    Place("reasons", "web:reasons", _in("place", "Reasons"), "folder-tree", "contacts.manage_reasons"),
    Place("canned", "web:canned", _in("place", "Replies"), "message-square-quote", "notices.manage_canned"),
    Place("macros", "web:macros", _in("place", "Macros"), "zap", "cases.manage_macros"),
    Place("wrap-up", "web:wrap-up", _in("place", "Wrap-up"), "sticky-note", "contacts.manage_wrap_up"),
    Place("notice-texts", "web:notice-texts", _in("place", "Notices"), "mail", "notices.read_templates"),
    Place("mail-to-staff", "web:mail-to-staff", _in("place", "Mail"), "send", "notices.mend_staff_mail"),
    Place("order-types", "web:order-types", _in("place", "Business"), "store", "contacts.manage_order_types"),
    Place("assignment", "web:assignment", _in("place", "Assign"), "route", "cases.manage_assignment_rules"),
    Place("due-rules", "web:due-rules", _in("place", "Due"), "file-clock", "clocks.manage_rules"),
    Place("calendar", "web:calendar", _in("place", "Calendar"), "calendar-days", "clocks.manage_calendars"),
)


def places_of(by: Actor) -> list[Place]:
    """Return the places this actor may go to."""
    mine = (place for place in PLACES if allows(by, place.right))
    return [replace(place, news=place.counts(by=by)) if place.counts else place for place in mine]


def first_place(by: Actor) -> Place | None:
    """Return where this actor's day begins: who has a board, at the board."""
    held = places_of(by)
    return next((place for place in held if place.name == "board"), held[0] if held else None)
