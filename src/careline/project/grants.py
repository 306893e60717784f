"""What the processes' role may do: read and write every table, but only add to the ledger and to history."""

from django.apps import apps
from django.db import connection
from psycopg import sql

from careline.project.database import APP_ROLE

NEVER_TOUCHED = frozenset({"django_migrations"})


def ensure_role(password: str | None = None, *, role: str = APP_ROLE) -> None:
    """Make the app's role, or set its password; asks for CREATEROLE only where something is to be done.

    :param password: None makes a role that can't sign in, for whoever may take it on (`SET ROLE`).
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role])
        verb = sql.SQL("ALTER" if cursor.fetchone() else "CREATE")
        how = sql.SQL("LOGIN PASSWORD {}").format(sql.Literal(password)) if password else sql.SQL("")
        if password or verb == sql.SQL("CREATE"):
            cursor.execute(sql.SQL("{} ROLE {} {}").format(verb, sql.Identifier(role), how))


def grant_app_role(*, role: str = APP_ROLE) -> None:
    """Grant the app's role what it needs on every table there is, and take back the rest. Run by the tables' owner."""
    who = sql.Identifier(role)
    with connection.cursor() as cursor:
        cursor.execute(sql.SQL("GRANT USAGE ON SCHEMA public TO {}").format(who))
        cursor.execute(sql.SQL("REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {}").format(who))
        cursor.execute(sql.SQL("GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {}").format(who))
        for table in connection.introspection.table_names(cursor):
            rights = sql.SQL(", ".join(rights_on(table)))
            cursor.execute(sql.SQL("GRANT {} ON {} TO {}").format(rights, sql.Identifier(table), who))


def rights_on(table: str) -> tuple[str, ...]:
    """Return what the app's role may do with a table."""
    if table in NEVER_TOUCHED:
        return ("SELECT",)
    if table in append_only_tables():
        return ("SELECT", "INSERT")
    return ("SELECT", "INSERT", "UPDATE", "DELETE")


def append_only_tables() -> frozenset[str]:
    """Return the tables whose models say `is_append_only`."""
    models = (model for model in apps.get_models(include_auto_created=True) if getattr(model, "is_append_only", False))
    return frozenset(model._meta.db_table for model in models)  # noqa: SLF001  (Django's documented model _meta API)
