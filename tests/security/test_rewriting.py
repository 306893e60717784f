"""Rows rewritten at once: the fields named, of the rows told, as they stand."""

from datetime import datetime

import pytest
from django.db import DataError, IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from careline.security.models import Department, User
from careline.security.rewriting import rewrite_rows

pytestmark = pytest.mark.django_db


@pytest.fixture
def people() -> list[User]:
    top = Department.objects.create(code="top", path="top/", name_zh="顶", name_en="Top")
    return [User.objects.create(username=name, full_name=name, department=top) for name in ("wang", "li", "zhao")]


def test_the_fields_named_are_written_and_no_others(people: list[User], at: datetime) -> None:
    wang, li, _ = people
    wang.full_name, wang.username = "王", "other"
    li.full_name, li.deactivated_at = "李", at
    with CaptureQueriesContext(connection) as asked:
        rewrite_rows([wang, li], "full_name", "deactivated_at")
    assert len(asked) == 1
    found = User.objects.order_by("username").values_list("username", "full_name", "deactivated_at")
    assert list(found) == [("li", "李", at), ("wang", "王", None), ("zhao", "zhao", None)]


def test_nothing_to_write_asks_nothing() -> None:
    with CaptureQueriesContext(connection) as asked:
        rewrite_rows([], "full_name")
    assert len(asked) == 0


def test_links_are_written_and_checked(people: list[User]) -> None:
    wang = people[0]
    wang.department = Department.objects.create(code="low", path="top/low/", name_zh="低", name_en="Low")
    rewrite_rows([wang], "department")
    assert User.objects.get(pk=wang.pk).department.code == "low"
    wang.department_id = wang.pk
    with transaction.atomic():
        rewrite_rows([wang], "department")
        with pytest.raises(IntegrityError):
            connection.check_constraints()
        transaction.set_rollback(True)


def test_what_is_too_long_is_refused_and_not_cut_short(people: list[User]) -> None:
    people[0].full_name = "x" * 1000
    with pytest.raises(DataError), transaction.atomic():
        rewrite_rows(people, "full_name")
