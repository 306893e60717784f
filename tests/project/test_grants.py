"""The processes' role adds to history and can't rewrite it; the database says so, not only the code."""

import psycopg
import pytest
from django.apps import apps
from django.db import ProgrammingError, connection, transaction

from careline.project import grants

pytestmark = pytest.mark.django_db


def test_tests_run_as_the_role_of_the_processes() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        assert cursor.fetchone() == ("careline_app",)


@pytest.mark.parametrize("verb", ["UPDATE {} SET {} = NULL", "DELETE FROM {}", "TRUNCATE {}"])
def test_history_can_not_be_rewritten(verb: str) -> None:
    assert "security_ledgerentry" in grants.append_only_tables()
    for model in (model for model in apps.get_models() if model._meta.db_table in grants.append_only_tables()):
        with (
            connection.cursor() as cursor,
            pytest.raises(ProgrammingError, match="permission denied"),
            transaction.atomic(),
        ):
            cursor.execute(verb.format(model._meta.db_table, model._meta.pk.column))


def test_other_tables_can_be_written() -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM security_user")


def test_the_role_makes_no_tables() -> None:
    with (
        connection.cursor() as cursor,
        pytest.raises(ProgrammingError, match="permission denied"),
        transaction.atomic(),
    ):
        cursor.execute("CREATE TABLE mine (id int)")


def test_the_owner_sees_the_same_database(owner_connection: psycopg.Connection) -> None:
    assert owner_connection.execute("SELECT count(*) FROM django_migrations").fetchone() > (0,)
