"""Opening the house: the keyring made once, the database brought up to date by its owner."""

from pathlib import Path

from django.conf import settings
from django.db import connection

from careline.clocks.operations.installing import renew_calendars
from careline.kernel import clock
from careline.project import database, schema
from careline.project.home import find
from careline.project.trouble import Trouble
from careline.project.words import _
from careline.security.actor import system
from careline.security.models import LedgerEntry
from careline.security.ports.keyring import FileKeyring


class KeyringLost(Trouble):
    """The database was written with a keyring that is gone."""


def open_house() -> None:
    """Make the keyring unless there is one, and bring the database up to date as its owner.

    :raises KeyringLost: when the database isn't new: a new keyring could read nothing in it.
    """
    with database.connected_as(database.owner_address()):
        _make_keyring(settings.CARELINE_KEYRING)
        schema.bring_up_to_date(password=_password_to_set(), role=database.app_address()["user"])
        renew_calendars(by=system("migrate"), at=clock.now())  # this release may know more years than the last


def _make_keyring(path: Path) -> None:
    if not path.exists() and _has_history():
        raise KeyringLost(
            _("The keyring {path} is gone, and this database was written with it.").format(path=path),
            _("Bring it back from a backup. Without it no customer's name or number can be read again."),
        )
    FileKeyring.create(path)


def _has_history() -> bool:
    tables = connection.introspection.table_names()
    return LedgerEntry._meta.db_table in tables and LedgerEntry.objects.exists()  # noqa: SLF001  (Django's documented API)


def _password_to_set() -> str | None:
    # When the operator names the app's way in himself, the role and its password are his.
    return None if database.names_app_role() else find().secret("app.password")
