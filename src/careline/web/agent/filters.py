"""What the address of the worklist says: which list, narrowed to what, and which search."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlencode
from uuid import UUID

from django.http import QueryDict
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy as _in

from careline.cases.queries.lists import WORKLIST, filters_told, usual_view
from careline.cases.queries.worklist import Bounds, Filters, View
from careline.forms.queries.designs import sought_field
from careline.forms.rules.seeking import Sought, sought
from careline.kernel.refusals import Refusal
from careline.security.actor import Actor
from careline.web.agent.finding import asked_for, found_customers
from careline.web.answers import said
from careline.web.searches import ASKED
from careline.web.words import named

VIEWS = {
    View.MINE: (_in("list", "Mine"), "user"),
    View.DEPARTMENT: (_in("list", "My department"), "users"),
    View.UNASSIGNED: (_in("list", "Not yet assigned"), "inbox"),
    View.DUE_TODAY: (_in("list", "Due today"), "calendar-days"),
    View.OVERDUE: (_in("list", "Overdue"), "triangle-alert"),
    View.TO_CLOSE: (_in("list", "To ask and archive"), "list-checks"),
    View.OPEN: (_in("list", "All open"), "inbox"),
    View.ALL: (_in("list", "All, with archive"), "archive"),
}


NARROW = ("stage", "department", "centre", "handler", "category", "urgency")
IS = "="
SAVED = "saved"
"""The parameter that names the kept list one looks at."""
ASKS = ("view", "due", "after", SAVED, ASKED, *NARROW)
"""All that the address may say."""


Names = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True)
class Chip:
    """One thing the list is narrowed to, and the address without it."""

    label: str | Promise
    without: str


@dataclass(frozen=True)
class Asked:
    """The worklist one asked for."""

    query: dict[str, str]
    text: str = ""
    """What was searched for; the address holds only the search's name."""

    @classmethod
    def of(cls, query: QueryDict | Mapping[str, str], *, text: str, by: Actor) -> "Asked":
        """Read the address; what it names that isn't there is left out."""
        given = {name: str(query.get(name, "")).strip() for name in ("view", SAVED, ASKED, "due", *NARROW)}
        known = {name: value for name, value in given.items() if value}
        for name in ("view", "stage"):
            if name in known and not WORKLIST.narrowed_by[name](known[name]):
                del known[name]
        known.setdefault("view", usual_view(by))
        if not text:
            known.pop(ASKED, None)
        return cls(known, text)

    @property
    def view(self) -> View:
        """The saved list."""
        return View(self.query["view"])

    def filters(self, *, by: Actor, bounds: Bounds) -> Filters:
        """Return what the query narrows to."""
        answer = answer_meant(self.text)
        customers = None if answer else customers_meant(self.text, by=by)
        return replace(
            filters_told(self.query, by=by, bounds=bounds),
            text=self.text if customers is None and answer is None else "",
            answer=answer,
            customers=customers,
        )

    def chips(self, names: Names) -> Iterator[Chip]:
        """Yield what the list is narrowed to, each to be taken away.

        :param names: what the codes are called, by what they narrow.
        """
        for name in (*NARROW, "due", ASKED):
            if name in self.query:
                rest = {
                    k: v for k, v in self.query.items() if k not in {name, SAVED}
                }  # narrowed less, it isn't that list
                label = names.get(name, {}).get(self.query[name]) or self._said(name)
                yield Chip(label, address(**rest))

    def _said(self, name: str) -> str | Promise:
        if name == "due":
            return _("next 24 hours")
        if name == ASKED and (answer := answer_meant(self.text)):
            told = {"field": named(answer.field), "value": said(answer.field, answer.value)}
            return _("%(field)s: %(value)s") % told
        return self.text if name == ASKED else self.query[name]


def address(**query: str) -> str:
    """Return the address of a worklist."""
    return f"{reverse('web:worklist')}?{urlencode(query)}"


def answer_words(field: str, value: str) -> str:
    """Return how a search for an answer is kept, and may be typed: `field=answer`."""
    return f"{field}{IS}{value.strip()}"


def answer_meant(text: str) -> Sought | None:
    """Return which answer to a form's field is looked for; None where words are."""
    code, sign, told = text.partition(IS)
    if not sign:
        return None
    try:
        return sought(sought_field(code=code.strip()), told)
    except Refusal:
        return None


def customers_meant(text: str, *, by: Actor) -> tuple[UUID, ...] | None:
    """Return whose complaints are meant when a phone number or its last four digits were typed."""
    return tuple(one.id for one in found_customers(text, by=by)) if asked_for(text) else None
