"""What makes an entry provable by itself: an HMAC over every field, under a key the database never sees.

The canonical bytes are the line PostgreSQL prints for the row in COPY's text format, so that proving a million entries
needs no parsing: the database prints, we compare. A property test holds Python's line and PostgreSQL's together.
"""

import hmac
import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from uuid import UUID

FIELDS = (
    "id", "event", "subject_kind", "subject_id", "actor_kind", "actor_id", "actor_name", "at", "data", "correlation",
)  # fmt: skip
"""Every field of an entry but the transaction's number, which the database alone knows; traces hold that."""

AT = FIELDS.index("at")
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)
NULL = r"\N"
_encode = json.JSONEncoder(ensure_ascii=False).encode
COPY_ESCAPES = str.maketrans(
    {"\\": r"\\", "\b": r"\b", "\f": r"\f", "\n": r"\n", "\r": r"\r", "\t": r"\t", "\v": r"\v"}
)


def printed(entry: Mapping[str, object]) -> list[str]:
    """Return the fields as COPY prints them.

    :param entry: the fields by name; `at` is aware, `data` is JSON with text keys.
    """
    return [_printed(entry[name]) for name in FIELDS]


def mac_of(fields: Sequence[str], *, key: bytes) -> bytes:
    """Return the 32-byte HMAC-SHA256 of printed fields. The id is among them: no MAC fits a second entry."""
    return hmac.digest(key, canonical(fields), "sha256")


def canonical(fields: Sequence[str]) -> bytes:
    """Return the bytes that are signed: the printed fields, divided by tabs."""
    return "\t".join(fields).encode()


def copy_line(fields: Sequence[str], *, at: datetime, mac: bytes) -> str:
    """Return printed fields with their MAC as the line COPY reads; instants are told in words there."""
    return "\t".join([*fields[:AT], str(at), *fields[AT + 1 :], rf"\\x{mac.hex()}"]) + "\n"


def _printed(value: object) -> str:
    match value:
        case UUID():
            return str(value)
        case str():
            return value.translate(COPY_ESCAPES)
        case None:
            return NULL
        case datetime():
            return str((value - EPOCH) // MICROSECOND)
        case dict():
            return _as_jsonb(value).translate(COPY_ESCAPES)
        case _:
            return str(value).translate(COPY_ESCAPES)


def _as_jsonb(data: Mapping[str, object]) -> str:
    """Print as PostgreSQL prints jsonb: shorter keys first, then by their bytes; a space after each comma and colon."""
    ordered = dict(sorted(data.items(), key=lambda pair: (len(pair[0].encode()), pair[0].encode())))
    return _encode(ordered)
