"""Questions worded once answer as Django's own do, whatever they are asked with, and are PostgreSQL's to keep."""

from collections.abc import Collection
from uuid import UUID

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models import QuerySet
from django.db.transaction import TransactionManagementError
from django.test.utils import CaptureQueriesContext

from careline.kernel.identity import new_id
from careline.security.models import Department, User
from careline.security.prepared import among, prepared, prepared_cursor

pytestmark = pytest.mark.django_db


@prepared
def people_of(department: UUID, names: Collection[str]) -> QuerySet[User]:
    """Return people by name, with their department."""
    found = User.objects.filter(among("username", names), department=department, deactivated_at=None)
    return found.select_related("department__parent").order_by("username")


@prepared
def codes_below(path: str) -> QuerySet[Department, tuple[str, UUID | None]]:
    """Return departments as plain values."""
    return Department.objects.filter(path__gt=path).order_by("code").values_list("code", "parent")


@pytest.fixture
def top() -> Department:
    return Department.objects.create(code="top", path="top/", name_zh="顶", name_en="Top")


@pytest.fixture
def below(top: Department) -> Department:
    return Department.objects.create(code="below", path="top/below/", parent=top, name_zh="下", name_en="Below")


def test_records_come_with_what_they_bring_along(below: Department, top: Department) -> None:
    for name in ("wang", "li", "zhao"):
        User.objects.create(username=name, department=below)
    found = people_of(department=below.pk, names=["wang", "li", "nobody"])
    assert [one.username for one in found] == ["li", "wang"]
    assert found == list(User.objects.filter(username__in=["li", "wang"]).order_by("username"))
    with CaptureQueriesContext(connection) as asked:
        assert {one.department.parent for one in found} == {top}
        assert not found[0]._state.adding
    assert len(asked) == 0


def test_a_record_brought_along_may_be_missing(top: Department) -> None:
    User.objects.create(username="wang", department=top)
    (found,) = people_of(department=top.pk, names=["wang"])
    assert found.department.parent is None


def test_values_come_plain(below: Department) -> None:
    assert codes_below(path="top/") == [("below", below.parent_id)]
    assert codes_below(path="top/below/") == []


def test_it_is_worded_once_and_each_asking_has_its_own_values(top: Department) -> None:
    words = people_of.wording.sql
    assert people_of(department=new_id(), names=[]) == []
    User.objects.create(username="o'neil; --", department=top)
    assert len(people_of(department=top.pk, names=["o'neil; --"])) == 1
    assert people_of.wording.sql is words


def test_postgresql_keeps_it_prepared(top: Department) -> None:
    for _ in range(5):
        people_of(department=top.pk, names=["wang"])
    with connection.cursor() as cursor:
        cursor.execute("SELECT statement FROM pg_prepared_statements")
        kept = [statement for (statement,) in cursor.fetchall()]
    assert sum("= ANY($1)" in statement and "username" in statement for statement in kept) == 1, kept


def test_values_are_given_by_name(top: Department) -> None:
    with pytest.raises(TypeError, match="by name"):
        people_of(top.pk, ["wang"])


@pytest.mark.usefixtures("top")
def test_nothing_is_asked_in_a_transaction_that_failed() -> None:
    with transaction.atomic():
        with pytest.raises(IntegrityError), transaction.atomic(savepoint=False):
            Department.objects.create(code="top", path="other/", name_zh="", name_en="")
        with pytest.raises(TransactionManagementError), prepared_cursor():
            pass
        transaction.set_rollback(True)
