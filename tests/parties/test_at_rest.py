"""What a thief of the database finds: not the name, not the number, in no table, in no column, in no encoding."""

import base64
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

import psycopg
import pytest
from django.apps import apps
from django.db import connection
from psycopg import sql

from careline.cases.operations.defaults import install_default_categories
from careline.cases.operations.receiving import receive_complaint
from careline.cases.rules.facts import Channel
from careline.cases.rules.intake import Intake
from careline.kernel.identity import new_id
from careline.parties.models import Customer
from careline.parties.models.keyed import KeyedRow
from careline.parties.operations.accounts import open_account
from careline.parties.operations.care import note_care
from careline.parties.operations.consents import ConsentTold, record_consent
from careline.parties.operations.customers import update_customer
from careline.parties.operations.needs import collect_need, move_need
from careline.parties.operations.representatives import RepresentativeTold, name_representative
from careline.parties.operations.reveals import reveal_field
from careline.parties.operations.subscriptions import begin_subscription
from careline.parties.rules.care import CareBasis, CareKind
from careline.parties.rules.consent import ConsentAct, ConsentChannel, ConsentPurpose
from careline.parties.rules.holdings import PaymentKind, SubscriptionDetails
from careline.parties.rules.needs import NeedCategory, NeedMove, NeedSource
from careline.parties.rules.representation import RepresentativeKind
from careline.parties.writing.erasing import AROUND
from careline.security.actor import Actor, system
from careline.security.idempotency import Answer, Asking, keep_answer
from careline.security.rules.roles import Role
from tests.parties.conftest import WANG_FANG, member

SYSTEM = system("test")
SECRETS = (
    "illness",
    "王芳",
    "13800138000",
    "138 0013 8000",
    "wangfang@example.com",
    "建国路88号",
    "11010519491231002X",
)


def everything() -> Iterator[tuple[str, bytes]]:
    """Yield every row of every table as the bytes of its text; bytea comes as hex."""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            raw = cursor.cursor
            assert isinstance(raw, psycopg.Cursor)
            raw.execute(sql.SQL("SELECT t::text FROM {} t").format(sql.Identifier(table)))
            yield from ((table, row[0].encode()) for row in raw.fetchall())


def spellings(secret: str) -> Iterator[bytes]:
    """Yield how a secret could lie about unsealed."""
    for raw in (secret.encode(), secret.encode("utf-16-le"), secret.casefold().encode()):
        yield raw
        yield raw.hex().encode()
        yield base64.b64encode(raw).rstrip(b"=")[:-1]
    yield secret.encode("unicode_escape")


def leaks() -> list[tuple[str, str]]:
    rows = list(everything())
    return [(table, secret) for secret in SECRETS for way in spellings(secret) for table, row in rows if way in row]


@pytest.mark.django_db
def test_no_column_of_any_table_holds_a_name_or_a_number(at: datetime) -> None:
    install_default_categories(by=SYSTEM, at=at)
    agent = member("liwei", Role.AGENT)
    intake = Intake(title="话费多收", channel=Channel.PHONE, customer=WANG_FANG)
    complaint = receive_complaint(intake=intake, by=agent, at=at)
    customer = Customer.objects.get(pk=complaint.customer_id)
    asking = Asking.of(actor=new_id(), route="POST /x", key="k", body=b"{}")
    keep_answer(asking, Answer(201, '{"name": "王芳"}'), at=at)
    reveal_field(customer=customer, field="name", reason="contact_customer", complaint=complaint.id, by=agent, at=at)
    later = at + timedelta(hours=1)
    update_customer(customer=customer, details=replace(WANG_FANG, name="王芳芳"), version=1, by=agent, at=later)
    tell_all(customer, agent, later)
    assert leaks() == []


def tell_all(customer: Customer, agent: Actor, at: datetime) -> None:
    """Put on the customer's record all that can be, each with something that names somebody."""
    day, clear = at.date(), "王芳 13800138000 建国路88号"
    account = {"number": "13800138000", "payment": PaymentKind.PREPAID, "bill_day": 1, "opened_on": day}
    open_account(customer=customer.id, **account, by=agent, at=at)  # type: ignore[arg-type]  # a row of the test
    line = SubscriptionDetails(number="13800138000", since=day)
    begin_subscription(customer=customer.id, details=line, by=agent, at=at)
    yes = ConsentTold(
        purpose=ConsentPurpose.MARKETING, act=ConsentAct.GIVEN, channel=ConsentChannel.APP, evidence=clear
    )
    record_consent(customer=customer.id, told=yes, by=agent, at=at)
    speaks = RepresentativeTold(
        kind=RepresentativeKind.ADVOCATE, name="王芳", number="13800138000", relation=clear, evidence=clear, since=day
    )
    name_representative(customer=customer.id, told=speaks, by=agent, at=at)
    review_on = day + timedelta(days=9)
    note_care(
        customer=customer.id,
        kind=CareKind.ILLNESS,
        basis=CareBasis.CUSTOMER,
        evidence=clear,
        note=clear,
        review_on=review_on,
        by=agent,
        at=at,
    )
    heard = {"source": NeedSource.VISIT, "category": NeedCategory.OTHER, "text": clear}
    need = collect_need(customer=customer.id, **heard, by=agent, at=at)  # type: ignore[arg-type]  # a row of the test
    move_need(need=need.id, move=NeedMove.ASSESS, text=clear, by=SYSTEM, at=at)


def test_every_kind_of_row_that_seals_something_is_emptied_at_erasure() -> None:
    sealing = {model for model in apps.get_models() if issubclass(model, KeyedRow)}
    assert sealing == set(AROUND)


@pytest.mark.django_db
@pytest.mark.parametrize("leak", ["王芳", "13800138000", "\\xe78e8be88ab3"])
def test_the_scan_sees_a_planted_leak(at: datetime, leak: str) -> None:
    Customer.objects.create(
        kind="individual", is_identified=False, tier="standard", place=leak, registered_at=at, checked_at=at
    )
    assert {table for table, _ in leaks()} == {"parties_customer"}
