"""Who visits, on an appointment's row: sealed, and found by a blind index. The one place that knows the columns."""

from careline.halls.models.appointment import Appointment
from careline.security.rules.sealing import Place
from careline.security.vault import Vault, index_of, vault_of

TABLE = Appointment._meta.db_table  # noqa: SLF001  (Django's documented model _meta API)
PURPOSE = f"{TABLE}.number"


def seal_visitor(row: Appointment, vault: Vault, *, name: str = "", number: str = "", note: str = "") -> None:
    """Put in who it is and what they said, sealed; an empty text empties its column. The row isn't saved."""
    for column, text in (("name_sealed", name), ("number_sealed", number), ("note_sealed", note)):
        setattr(row, column, vault.seal(text, Place(TABLE, column, row.id)) if text else None)
    row.number_index = visitor_index(number) if number else None


def visitor_of(row: Appointment) -> dict[str, str]:
    """Return a stranger's name and number, and the note, in clear; empty what isn't known or can't be opened."""
    if row.key.shredded_at:
        return {"name": "", "number": "", "note": ""}
    vault = vault_of(row.key)
    return {
        name: vault.open(bytes(sealed), Place(TABLE, f"{name}_sealed", row.id)) if sealed else ""
        for name, sealed in (("name", row.name_sealed), ("number", row.number_sealed), ("note", row.note_sealed))
    }


def visitor_index(number: str) -> bytes:
    """Return what stands in the index for a normalised number."""
    return index_of(number, PURPOSE)
