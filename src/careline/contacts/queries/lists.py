"""Contacts and service orders as lists that can be kept: what each is narrowed by, and how many a kept one holds."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.utils.timezone import get_current_timezone

from careline.contacts.models import OrderType, Reason
from careline.contacts.queries.listing import ContactView, Filters, narrowed
from careline.contacts.queries.order_list import OrderFilters, OrderView, narrowed_orders
from careline.contacts.rules.facts import ContactChannel
from careline.contacts.rules.orders import OrderState
from careline.contacts.rules.steps import StepName
from careline.security.actor import Actor
from careline.security.ports.lists import KeptKind
from careline.security.queries.bounded import COUNTED_TO, counted_up_to
from careline.security.queries.codes import is_centre, is_department
from careline.security.rules.kept_lists import ListKind, among, is_code, is_day, offered

Lists = Mapping[UUID, Mapping[str, str]]
CONTACTS = ListKind(
    name="contacts",
    needs="contacts.read_contact",
    narrowed_by={
        "view": among(ContactView),
        "channel": among(ContactChannel),
        "reason": is_code,
        "step": among(StepName),
        "centre": is_code,
        "from_day": is_day,
        "until_day": is_day,
    },
)
ORDERS = ListKind(
    name="orders",
    needs="contacts.read_order",
    narrowed_by={
        "view": among(OrderView),
        "state": among(OrderState),
        "type": is_code,
        "department": is_code,
        "from_day": is_day,
        "until_day": is_day,
    },
)


def _is_reason(code: str) -> bool:
    return Reason.objects.filter(code=code).exists()


def _is_type(code: str) -> bool:
    return OrderType.objects.filter(code=code).exists()


def contacts_told(said: Mapping[str, str]) -> Filters:
    """Return what the words of an address, or of a kept list, narrow contacts to; they fit (`fitting`)."""
    begins, ends = _days(said)
    return Filters(
        view=ContactView(said.get("view", ContactView.ALL)),
        channel=ContactChannel(said["channel"]) if "channel" in said else None,
        reason=said.get("reason", ""),
        step=StepName(said["step"]) if "step" in said else None,
        centre=said.get("centre", ""),
        arrived_from=begins,
        arrived_before=ends,
    )


def orders_told(said: Mapping[str, str]) -> OrderFilters:
    """Return the same of service orders."""
    begins, ends = _days(said)
    return OrderFilters(
        view=OrderView(said.get("view", OrderView.OPEN)),
        state=OrderState(said["state"]) if "state" in said else None,
        type=said.get("type", ""),
        department=said.get("department", ""),
        begun_from=begins,
        begun_before=ends,
    )


def counted_contacts(*, by: Actor, at: datetime, lists: Lists) -> Mapping[UUID, int]:
    """Return how many contacts each list holds for this actor, up to `COUNTED_TO`; in one query."""
    del at
    return counted_up_to({name: narrowed(by=by, filters=contacts_told(said)) for name, said in lists.items()})


def counted_order_lists(*, by: Actor, at: datetime, lists: Lists) -> Mapping[UUID, int]:
    """Return the same of service orders."""
    del at
    return counted_up_to({name: narrowed_orders(by=by, filters=orders_told(said)) for name, said in lists.items()})


def _days(said: Mapping[str, str]) -> tuple[datetime | None, datetime | None]:
    """Return when the first day begins and the day after the last, in the reader's zone."""
    first, last = said.get("from_day", ""), said.get("until_day", "")
    begins = _midnight(date.fromisoformat(first)) if first else None
    return begins, _midnight(date.fromisoformat(last) + timedelta(days=1)) if last else None


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time.min, tzinfo=get_current_timezone())


KEPT = (
    KeptKind(CONTACTS, counted_contacts, COUNTED_TO, offered({"reason": _is_reason, "centre": is_centre})),
    KeptKind(ORDERS, counted_order_lists, COUNTED_TO, offered({"type": _is_type, "department": is_department})),
)
