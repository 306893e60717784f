"""Opening the house: the keyring made once, the database brought up to date by its owner."""

from pathlib import Path

from django.conf import settings

from careline.project import database, schema
from careline.project.home import find
from careline.security.ports.keyring import FileKeyring


def open_house() -> None:
    """Make the keyring unless there is one, and bring the database up to date as its owner."""
    keyring = settings.CARELINE_KEYRING
    assert isinstance(keyring, Path)
    FileKeyring.create(keyring)
    with database.connected_as(database.owner_address()):
        schema.bring_up_to_date(password=_password_to_set())


def _password_to_set() -> str | None:
    # When the operator names the app's way in himself, the role and its password are his.
    return None if database.names_app_role() else find().secret("app.password")
