"""Names of rows: UUIDv7, made in the app, because a row's name is needed before the row is written."""

from uuid import UUID

from uuid_utils.compat import uuid7


def new_id() -> UUID:
    """Return a new UUIDv7 (RFC 9562 §5.7): later names sort after earlier ones."""
    return uuid7()
