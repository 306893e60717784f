"""A small house filled by chance, and its customers' features counted again from the rows, one by one in Python.

Nothing here is shared with the code that is tested, but the vocabularies: a mistake must be made twice to pass.
"""

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from random import Random
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from careline.cases.models import Complaint
from careline.cases.rules.features import Features
from careline.cases.rules.stages import StageName
from careline.contacts.models import Contact, OrderType, ServiceOrder
from careline.contacts.rules.facts import ContactChannel, Direction, Exclude
from careline.contacts.rules.orders import OrderState
from careline.contacts.rules.steps import StepName
from careline.kernel.identity import new_id
from careline.parties.models import Consent, Consumption, Customer, Subscription
from careline.parties.operations.customers import register_customers
from careline.parties.rules.consent import ConsentAct
from careline.parties.rules.details import CustomerDetails
from careline.security.actor import system
from careline.security.models import Department, LedgerEntry, User

ZONE = ZoneInfo("Asia/Shanghai")
DAY = timedelta(days=1)


def customers(count: int, at: datetime, **told: Any) -> list[Customer]:
    """Register so many people with names of their own."""
    details = [CustomerDetails(name=f"某{n}", number=f"1390000{n:04d}", **told) for n in range(count)]
    return register_customers(details=details, by=system("test"), at=at - 500 * DAY)


def contact(of: Customer, when: datetime, **otherwise: Any) -> Contact:
    told: dict[str, Any] = {"channel": ContactChannel.PHONE, "direction": Direction.INBOUND, "exclude": ""}
    where = Department.objects.order_by("path")[0]
    rest = {"certainty": "likely", "step": StepName.CLOSED, "department": where, "received_in": where}
    number = f"JC-{new_id().hex[-20:]}"
    return Contact.objects.create(id=new_id(), number=number, party=of, arrived_at=when, **rest | told | otherwise)


def complaint(of: Customer, when: datetime, stage: StageName = StageName.ARCHIVED, **otherwise: Any) -> Complaint:
    where = Department.objects.order_by("path")[0]
    rest = {"title": "x", "channel": "phone", "urgency": "normal", "department": where, "received_in": where}
    number = f"TS-{new_id().hex[-20:]}"
    return Complaint.objects.create(customer=of, received_at=when, stage=stage, number=number, **rest | otherwise)


def order(of: Customer, when: datetime) -> ServiceOrder:
    agent = User.objects.order_by("username")[0]
    kind, _ = OrderType.objects.get_or_create(code="x", defaults={"name_zh": "x", "name_en": "x", "act": "enquiry"})
    told = {"contact": contact(of, when, exclude=Exclude.TEST), "channel": "phone", "state": OrderState.DONE}
    rest: dict[str, Any] = told | {"agent": agent, "department": agent.department, "number": f"YW-{new_id().hex[-20:]}"}
    return ServiceOrder.objects.create(type=kind, party=of, begun_at=when, **rest)


def line(of: Customer, since: date) -> Subscription:
    return Subscription.objects.create(customer=of, key=of.key, kind="mobile", since=since, status="active")


def used(of: Subscription, month: date, amount: int, currency: str = "CNY", n: int = 1) -> None:
    figures = {"voice_minutes": 0, "data_mb": 0, "sms": 0, "amount": amount, "currency": currency}
    Consumption.objects.create(subscription=of, month=month, n=n, **figures, **_written())


def said(of: Customer, act: ConsentAct, when: datetime, purpose: str = "profiling") -> None:
    n = Consent.objects.filter(customer=of, purpose=purpose).count() + 1
    rest = {"version": "2025-01", "channel": "phone", "purpose": purpose}
    Consent.objects.create(customer=of, key=of.key, n=n, act=act, said_at=when, **rest, **_written())


def _written() -> dict[str, Any]:
    entry = LedgerEntry.objects.order_by("id")[0]
    return {"actor_name": "test", "at": entry.at, "entry": entry}


def fill(by: Random, at: datetime) -> None:
    """Fill the house by chance, with much that lies on the edge of a window."""
    here = customers(by.randint(1, 7), at)
    Customer.objects.filter(pk__in=[one.pk for one in here if by.random() < 0.1]).update(forgotten_at=at)
    Customer.objects.filter(pk__in=[one.pk for one in here if by.random() < 0.1]).update(is_identified=False)
    for place, one in enumerate(here):  # each into an earlier one, so that no ring is made
        if place and by.random() < 0.4:
            one.merged_into = by.choice(here[:place])
            one.save(update_fields=["merged_into"])
    for one in here:
        _fill_one(one, by, at)


def _fill_one(one: Customer, by: Random, at: datetime) -> None:
    edges = [0, 1, 89, 90, 91, 364, 365, 366, 500]
    for _ in range(by.randint(0, 6)):
        when = at - by.choice(edges) * DAY + by.choice([0, 0, -1, 1]) * timedelta(hours=by.randint(0, 3))
        channel = by.choice([ContactChannel.PHONE, ContactChannel.PHONE, ContactChannel.COUNTER, ContactChannel.LETTER])
        left_out = Exclude.SILENT if by.random() < 0.1 else ""
        way = by.choice([*[Direction.INBOUND] * 4, Direction.OUTBOUND])
        contact(one, when, channel=channel, direction=way, exclude=left_out)
    for _ in range(by.randint(0, 3)):
        complaint(one, at - by.choice(edges) * DAY, by.choice([StageName.ARCHIVED, StageName.PENDING]))
    for _ in range(by.randint(0, 2)):
        order(one, at - by.choice(edges) * DAY)
    for _ in range(by.randint(0, 2)):
        this = line(one, date(2020, by.randint(1, 12), 1))
        for back in range(9):
            for n in range(by.choice([0, 1, 1, 1, 2])):
                used(this, _month(at, back), by.randint(-500, 9999), by.choice([*["CNY"] * 20, "USD"]), n + 1)
    for _ in range(by.choice([0, 0, 1, 1, 2])):
        purpose = by.choice(["profiling", "profiling", "marketing"])
        said(one, by.choice(list(ConsentAct)), at - by.choice([0, 1, 2]) * DAY, purpose)


def _month(at: datetime, back: int) -> date:
    day = at.astimezone(ZONE).date().replace(day=1)
    for _ in range(back):
        day = (day - DAY).replace(day=1)
    return day


def recounted(at: datetime) -> dict[UUID, Features]:
    """Return what every customer's features must be."""
    rows = list(Customer.objects.all())
    led = {one.pk: one.merged_into_id for one in rows}

    def kept(pk: UUID) -> UUID:
        return pk if led[pk] is None else kept(led[pk])

    found = {}
    for one in rows:
        if led[one.pk] is not None or one.forgotten_at or not one.is_identified:
            continue
        records = [pk for pk in led if kept(pk) == one.pk]
        words = [row for row in Consent.objects.filter(customer__in=records, purpose="profiling") if row.said_at <= at]
        word = max(words, key=lambda row: (row.said_at, row.n, row.act), default=None)
        if word is None or word.act == "given":
            found[one.pk] = _features(records, at, is_agreed=word is not None)
    return found


def _features(records: list[UUID], at: datetime, *, is_agreed: bool) -> Features:
    met = [
        row
        for row in Contact.objects.filter(party__in=records)
        if row.direction == "inbound" and not row.exclude and row.arrived_at <= at
    ]
    lately = [row for row in met if row.arrived_at >= at - 365 * DAY]
    complained = [row for row in Complaint.objects.filter(customer__in=records) if row.received_at <= at]
    lines = list(Subscription.objects.filter(customer__in=records))
    spend, before, currency = _spent(lines, at) if is_agreed else (None, None, "")
    orders = ServiceOrder.objects.filter(party__in=records)
    return Features(
        last_contact_at=max((row.arrived_at for row in met), default=None),
        contacts_90=sum(row.arrived_at >= at - 90 * DAY for row in met),
        contacts_365=len(lately),
        main_channel=_most_used(lately),
        preferred_hour=_hour(lately),
        spend=spend,
        spend_before=before,
        spend_currency=currency,
        is_spend_agreed=is_agreed,
        complaints_365=sum(row.received_at >= at - 365 * DAY for row in complained),
        complaints_90=sum(row.received_at >= at - 90 * DAY for row in complained),
        complaints_open=sum(row.stage != "archived" for row in complained),
        orders_365=sum(at - 365 * DAY <= row.begun_at <= at for row in orders),
        customer_since=min((row.since for row in lines), default=None),
        computed_at=at,
    )


def _most_used(met: Iterable[Contact]) -> str:
    times = Counter(row.channel for row in met)
    last = {channel: max(row.arrived_at for row in met if row.channel == channel) for channel in times}
    # of two that are level in both, the one that comes first in the alphabet
    best = sorted(times, key=lambda channel: (-times[channel], -last[channel].timestamp(), channel))
    return best[0] if best else ""


def _hour(met: Iterable[Contact]) -> int | None:
    spoken = Counter(
        row.arrived_at.astimezone(ZONE).hour for row in met if row.channel in {"phone", "counter", "video"}
    )
    for hour, times in spoken.items():
        if times >= 3 and times > sum(spoken.values()) - times:
            return hour
    return None


def _spent(lines: list[Subscription], at: datetime) -> tuple[int | None, int | None, str]:
    latest: dict[tuple[UUID, date], Consumption] = {}
    for row in Consumption.objects.filter(subscription__in=lines).order_by("n"):
        latest[row.subscription_id, row.month] = row
    parts = [[_month(at, back) for back in those] for those in ((1, 2, 3), (4, 5, 6))]
    told = [row for row in latest.values() if row.month in [*parts[0], *parts[1]]]
    if len({row.currency for row in told}) != 1:
        return None, None, ""
    recent, earlier = (_mean([row for row in told if row.month in part]) for part in parts)
    return recent, earlier, told[0].currency


def _mean(told: list[Consumption]) -> int | None:
    months = {row.month for row in told}
    if not months:
        return None
    mean = Decimal(sum(row.amount for row in told)) / len(months)
    return int(mean.quantize(Decimal(1), rounding=ROUND_HALF_UP))
