"""A file and what is sealed of it: the one place that opens names and contents."""

import hashlib
import secrets
from collections.abc import Iterator
from uuid import UUID

from careline.files.models.stored_file import FileChunk, StoredFile
from careline.files.rules.chunks import opened, sealed
from careline.kernel.identity import new_id
from careline.security.ports.keyring import KEY_BYTES
from careline.security.rules.sealing import Place
from careline.security.vault import index_of, vault_of

AT_ONCE = 8
"""Pieces fetched in one query: two megabytes."""
TABLE = StoredFile._meta.db_table  # noqa: SLF001  (Django's documented model _meta API)


def sent_index(content: bytes, key: UUID) -> bytes:
    """Return what a content is found by when it is sent again for the same person."""
    return index_of(f"{key}|{hashlib.sha256(content).hexdigest()}", f"{TABLE}.sent")


def seal_file(row: StoredFile, *, name: str, content: bytes) -> Iterator[FileChunk]:
    """Put name and digest into the row, sealed, and return the pieces of the content; nothing is saved.

    The content has a key of its own, which is wrapped under the person's: forgetting the person forgets both.

    :raises Shredded: when the person was forgotten.
    """
    vault, key = vault_of(row.key), secrets.token_bytes(KEY_BYTES)
    row.name_sealed = vault.seal(name, _place(row, "name"))
    row.digest_sealed = vault.seal(hashlib.sha256(content).hexdigest(), _place(row, "digest"))
    row.content_key_sealed = vault.seal(key.hex(), _place(row, "content_key"))
    pieces = sealed(content, key=key, file=row.id)
    return (FileChunk(id=new_id(), file=row, n=n, sealed=piece) for n, piece in enumerate(pieces))


def name_of(row: StoredFile) -> str:
    """Return a file's name in clear.

    :raises Shredded: when the person was forgotten.
    """
    return vault_of(row.key).open(bytes(row.name_sealed), _place(row, "name"))


def digest_of(row: StoredFile) -> str:
    """Return the SHA-256 of the content as it is kept, in hexadecimal.

    :raises Shredded: when the person was forgotten.
    """
    return vault_of(row.key).open(bytes(row.digest_sealed), _place(row, "digest"))


def content_of(row: StoredFile) -> bytes:
    """Return the content in clear.

    :raises Shredded: when the person was forgotten.
    :raises Tampered: when a piece was changed or is missing.
    """
    key = bytes.fromhex(vault_of(row.key).open(bytes(row.content_key_sealed), _place(row, "content_key")))
    return b"".join(opened(_pieces(row), key=key, file=row.id, total=row.chunks))


def _pieces(row: StoredFile) -> Iterator[bytes]:
    """Yield the pieces, some at a time; no cursor is left open when one of them doesn't fit."""
    for begin in range(0, row.chunks, AT_ONCE):
        some = row.pieces.filter(n__gte=begin, n__lt=begin + AT_ONCE).order_by("n")
        yield from map(bytes, some.values_list("sealed", flat=True))


def _place(row: StoredFile, column: str) -> Place:
    return Place(TABLE, f"{column}_sealed", row.id)
