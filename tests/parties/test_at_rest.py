"""What a thief of the database finds: not the name, not the number, in no table, in no column, in no encoding."""

import base64
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

import psycopg
import pytest
from django.db import connection
from psycopg import sql

from careline.cases.operations.defaults import install_default_categories
from careline.cases.operations.receiving import receive_complaint
from careline.cases.rules.facts import Channel
from careline.cases.rules.intake import Intake
from careline.kernel.identity import new_id
from careline.parties.models import Customer
from careline.parties.operations.customers import update_customer
from careline.parties.operations.reveals import reveal_field
from careline.security.actor import system
from careline.security.idempotency import Answer, Run, begin, finish
from careline.security.rules.roles import Role
from tests.parties.conftest import WANG_FANG, member

SYSTEM = system("test")
SECRETS = ("王芳", "13800138000", "138 0013 8000", "wangfang@example.com", "建国路88号", "11010519491231002X")


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
    run = begin(actor=new_id(), route="POST /x", key="k", body=b"{}", at=at)
    assert isinstance(run, Run)
    finish(run=run, answer=Answer(201, '{"name": "王芳"}'))
    reveal_field(customer=customer, field="name", reason="contact_customer", complaint=complaint.id, by=agent, at=at)
    later = at + timedelta(hours=1)
    update_customer(customer=customer, details=replace(WANG_FANG, name="王芳芳"), version=1, by=agent, at=later)
    assert leaks() == []


@pytest.mark.django_db
@pytest.mark.parametrize("leak", ["王芳", "13800138000", "\\xe78e8be88ab3"])
def test_the_scan_sees_a_planted_leak(at: datetime, leak: str) -> None:
    Customer.objects.create(kind="individual", is_identified=False, tier="standard", place=leak, registered_at=at)
    assert {table for table, _ in leaks()} == {"parties_customer"}
