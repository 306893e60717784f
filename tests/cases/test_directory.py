"""What intakes look into is kept until it changes, and whatever it is read from is watched."""

import re
from collections.abc import Callable
from datetime import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from careline.cases.models import Category
from careline.cases.queries import directory as cases
from careline.clocks.queries import library as clocks
from careline.security.models import Department, User
from careline.security.queries.editions import Editions, editions

READ_FROM = re.compile(r'(?:FROM|JOIN) "(\w+)"')
NOTHING = Editions(())


@pytest.mark.usefixtures("house")
@pytest.mark.parametrize(("read", "tables"), [(cases._read, cases.TABLES), (clocks._read, clocks.TABLES)])
def test_every_table_it_is_read_from_gets_another_edition_when_it_is_written_to(
    read: Callable[[Editions], object], tables: tuple[str, ...]
) -> None:
    """A table that is read and not watched would be remembered wrongly; one that has no trigger likewise."""
    read.__wrapped__(NOTHING)  # type: ignore[attr-defined]  # warm: constraints' look-ups of Django's own
    with CaptureQueriesContext(connection) as asked:
        read.__wrapped__(NOTHING)  # type: ignore[attr-defined]  # past the memory
    seen = {table for one in asked.captured_queries for table in READ_FROM.findall(one["sql"])}
    assert seen <= set(tables)
    assert seen
    with connection.cursor() as cursor:
        cursor.execute("SELECT tgrelid::regclass::text FROM pg_trigger WHERE tgname = 'renews_edition'")
        assert set(tables) <= {table for (table,) in cursor.fetchall()}


@pytest.mark.usefixtures("house")
def test_a_category_shut_meanwhile_is_offered_no_more(at: datetime) -> None:
    before = cases.directory(editions())
    assert cases.directory(editions()) is before  # kept
    Category.objects.filter(code="product.billing").update(retired_at=at)
    after = cases.directory(editions())
    assert "product.billing" in before.categories
    assert "product.billing" not in after.categories


@pytest.mark.usefixtures("house")
def test_only_a_leaver_makes_the_table_of_takers_another(at: datetime) -> None:
    """Accounts are written to all day long, and whether one stands is all that is looked at."""
    person = User.objects.create(username="li", full_name="李", department=Department.objects.get(parent=None))
    before = editions().of("security_user")
    person.full_name = "李某"
    person.save()
    assert editions().of("security_user") == before
    person.deactivated_at = at
    person.save()
    assert editions().of("security_user") != before
