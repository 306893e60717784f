"""What is told of a customer's habits: a few lines, each leading to the rows it was counted from."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.utils.translation import pgettext as _in

from careline.cases.queries.features import FeaturesTold
from careline.cases.rules.features import BANDS, Features
from careline.contacts.rules.facts import ContactChannel
from careline.web.faces.moments import dated, here
from careline.web.faces.money import money
from careline.web.words.contacts import CHANNELS

HOURS = 24


@dataclass(frozen=True)
class HabitLine:
    """One figure."""

    label: str
    value: str | Promise
    beside: str
    """What is said beside it, smaller."""
    address: str
    """Where the rows stand that it was counted from."""
    is_known: bool = True


@dataclass(frozen=True)
class HabitsFace:
    """All of them."""

    lines: list[HabitLine]
    computed_at: datetime
    fifths: int = len(BANDS)


def habits_face(told: FeaturesTold, *, at: datetime) -> HabitsFace:
    """Return the lines of one customer."""
    return HabitsFace(list(_lines(told, at)), told.features.computed_at)


def _lines(told: FeaturesTold, at: datetime) -> Iterator[HabitLine]:
    one, bands = told.features, told.bands
    to = {pane: _pane(told.customer, pane) for pane in ("contacts", "complaints", "orders", "holdings", "wishes")}
    last = _when(one.last_contact_at, at) if one.last_contact_at else _("never")
    yield HabitLine(_("Last contact"), last, _fifth(bands.recency), to["contacts"], one.last_contact_at is not None)
    counted = _("%(quarter)s in 90 days, %(year)s in 365") % {"quarter": one.contacts_90, "year": one.contacts_365}
    yield HabitLine(_("Contacts"), counted, _fifth(bands.frequency), to["contacts"])
    if one.main_channel:
        by = CHANNELS[ContactChannel(one.main_channel)]
        yield HabitLine(_in("habit", "Mostly by"), by, _hours(one.preferred_hour), to["contacts"])
    yield _spend_line(told, to)
    yield HabitLine(_("Complaints"), _in_a_year(one.complaints_365), _complained(one), to["complaints"])
    yield HabitLine(_("Service orders"), _in_a_year(one.orders_365), "", to["orders"])
    if one.customer_since:
        since = dated(one.customer_since, here(at).date())
        yield HabitLine(_("Customer since"), since, "", to["holdings"])


def _spend_line(told: FeaturesTold, to: Mapping[str, str]) -> HabitLine:
    one, label = told.features, _("Spent a month")
    if not one.is_spend_agreed:
        return HabitLine(label, _("not analysed"), _("the customer hasn’t agreed to it"), to["wishes"], is_known=False)
    if one.spend is None:
        return HabitLine(label, _("not known"), "", to["holdings"], is_known=False)
    beside = [_change(one.spend_trend), _fifth(told.bands.spend)]
    return HabitLine(label, money(one.spend, one.spend_currency), _joined(beside), f"{to['holdings']}#used")


def habit_words(one: Features, asked: Iterable[str], *, at: datetime) -> str:
    """Return what a list says of a customer where it was narrowed by these habits."""
    channel = CHANNELS[ContactChannel(one.main_channel)] if one.main_channel else ""
    said = {
        "silent_for": _when(one.last_contact_at, at) if one.last_contact_at else _("never in contact"),
        "contacts_90": ngettext("%(n)s contact", "%(n)s contacts", one.contacts_90) % {"n": one.contacts_90},
        "complaints_365": _complaints(one.complaints_365),
        "spend_band": money(one.spend, one.spend_currency) if one.spend is not None else "",
        "main_channel": str(channel),
    }
    return _joined(said[name] for name in asked)


def _pane(customer: UUID, pane: str) -> str:
    return reverse("web:customer-pane", args=[customer, pane])


def _when(then: datetime, at: datetime) -> str:
    days = (here(at).date() - here(then).date()).days
    if days <= 0:
        return _("today")
    return ngettext("%(n)s day ago", "%(n)s days ago", days) % {"n": days}


def _in_a_year(count: int) -> str:
    return _("%(n)s in 365 days") % {"n": count}


def _complaints(count: int) -> str:
    return ngettext("%(n)s complaint", "%(n)s complaints", count) % {"n": count}


def _complained(one: Features) -> str:
    is_open = _in("complaints", "%(n)s open") % {"n": one.complaints_open} if one.complaints_open else ""
    again = _("%(n)s within 90 days") % {"n": one.repeated} if one.repeated else ""
    return _joined([is_open, again])


def _change(trend: int | None) -> str:
    if not trend:
        return ""
    told = {"n": abs(trend)}
    more, less = _("%(n)s%% more than before"), _("%(n)s%% less than before")
    return (more if trend > 0 else less) % told


def _fifth(band: int | None) -> str:
    return _("fifth %(n)s of 5") % {"n": band} if band else ""


def _hours(hour: int | None) -> str:
    if hour is None:
        return ""
    return _("usually from %(from)s to %(until)s") % {"from": f"{hour}:00", "until": f"{(hour + 1) % HOURS}:00"}


def _joined(said: Iterable[str]) -> str:
    return " · ".join(one for one in said if one)
