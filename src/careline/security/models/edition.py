"""The latest change of each catalogue."""

from django.db import migrations, models


class Edition(models.Model):
    """Which edition of a catalogue stands; the database gives it a new one with every change (`renewed`)."""

    table = models.CharField(primary_key=True, max_length=63)
    edition = models.UUIDField()

    def __str__(self) -> str:
        return f"{self.table} {self.edition}"


def renewed(table: str, *, of: str = "") -> migrations.RunSQL:
    """Return the migration that has a table's edition renewed by every statement that writes to it.

    :param of: the one column that matters, where the table is no catalogue: only its changes count then.
    """
    when = f"UPDATE OF {of}" if of else "INSERT OR UPDATE OR DELETE OR TRUNCATE"
    each = f"ROW WHEN (OLD.{of} IS DISTINCT FROM NEW.{of})" if of else "STATEMENT"
    return migrations.RunSQL(
        f"CREATE TRIGGER renews_edition AFTER {when} ON {table} FOR EACH {each} EXECUTE FUNCTION renew_edition()",
        f"DROP TRIGGER renews_edition ON {table}",
    )
