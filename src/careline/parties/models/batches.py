"""A file somebody sent and its refused rows, sealed under the house's key and opened again."""

import json
from base64 import b64decode, b64encode
from collections.abc import Iterator, Sequence
from io import BytesIO
from uuid import UUID

from careline.parties.models import ImportBatch, RefusedRows
from careline.security.rules.sealing import Place
from careline.security.vault import house_vault

Line = list[str]


def seal_file(batch: ImportBatch, file: bytes) -> None:
    """Put the file into its row. The row isn't saved."""
    batch.key_version, vault = house_vault()
    batch.sealed = vault.seal(b64encode(file).decode(), _place("sealed", batch.id))


def opened_file(batch: ImportBatch) -> BytesIO:
    """Return the file as it was sent."""
    _, vault = house_vault(batch.key_version)
    return BytesIO(b64decode(vault.open(bytes(batch.sealed or b""), _place("sealed", batch.id))))


def seal_refused(batch: ImportBatch, line: int, rows: Sequence[Line]) -> None:
    """Keep the refused rows of one chunk."""
    row = RefusedRows(batch=batch, line=line)
    _, vault = house_vault(batch.key_version)
    row.sealed = vault.seal(json.dumps(rows, ensure_ascii=False), _place("refused", row.id))
    row.save(force_insert=True)


def refused_rows(batch: ImportBatch) -> Iterator[Line]:
    """Yield the refused rows in the order of the file."""
    _, vault = house_vault(batch.key_version)
    for row in RefusedRows.objects.filter(batch=batch).order_by("line").iterator():
        yield from json.loads(vault.open(bytes(row.sealed), _place("refused", row.id)))


def _place(column: str, row: UUID) -> Place:
    return Place("parties_importbatch", column, row)
