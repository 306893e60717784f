"""Bringing the database up to what the code expects: migrations, the rooms' own SQL, the app's role and its rights."""

from pathlib import Path

from django.apps import apps
from django.core.management import call_command
from django.db import connection, transaction

from careline.project import grants
from careline.project.database import APP_ROLE


def bring_up_to_date(*, password: str | None = None, role: str = APP_ROLE, verbosity: int = 0) -> None:
    """Migrate, run every room's `sql/*.sql`, make the app's role and grant it its rights. Connected as the owner.

    :param password: of the app's role; None leaves its sign-in as it is.
    """
    call_command("migrate", verbosity=verbosity, interactive=False)
    with transaction.atomic():
        for file in sql_files():
            _run(file)
        grants.ensure_role(password, role=role)
        grants.grant_app_role(role=role)


def sql_files() -> list[Path]:
    """Return the rooms' SQL files (triggers and the like), lower rooms first; each may be run again and again."""
    rooms = (Path(config.path) for config in apps.get_app_configs() if config.name.startswith("careline."))
    return [file for room in rooms for file in sorted((room / "sql").glob("*.sql"))]


def _run(file: Path) -> None:
    with connection.cursor() as cursor:
        cursor.execute(file.read_text(encoding="utf-8"))
