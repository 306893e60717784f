"""An attachment as it is shown."""

from dataclasses import dataclass
from datetime import datetime

from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from careline.files.queries.listing import ListedFile
from careline.web.file_words import FILE_KINDS, RETRACT_REASONS


@dataclass(frozen=True, kw_only=True)
class FileFace:
    """What is shown of a file."""

    name: str
    kind: str | Promise
    size: str
    digest: str
    is_stripped: bool
    stored_at: datetime
    stored_by: str
    retracted: str | Promise
    """Why it was taken back; empty while it stands."""
    address: str
    """Where it is handed out; empty where it can't be any more."""
    retraction: str
    """Where it is taken back; empty for who may not."""


@dataclass(frozen=True)
class FilesFace:
    """The attachments, and where one more is sent; no address for who may not."""

    rows: list[FileFace]
    address: str


def file_face(row: ListedFile, *, page: str, name: str, can_retract: bool) -> FileFace:
    """Return what is shown.

    :param page: the view that hands it out; the one that takes it back is called `…-retraction`.
    :param name: the number of what it hangs on.
    """
    stands = row.retracted is None and not row.is_forgotten
    return FileFace(
        name=row.name,
        kind=FILE_KINDS[row.kind],
        size=filesizeformat(row.size),
        digest=row.digest,
        is_stripped=row.is_stripped,
        stored_at=row.stored_at,
        stored_by=row.stored_by,
        retracted=RETRACT_REASONS[row.retracted] if row.retracted else "",
        address=reverse(page, args=[name, row.id]) if stands else "",
        retraction=reverse(f"{page}-retraction", args=[name, row.id]) if stands and can_retract else "",
    )


def file_told(row: ListedFile) -> str:
    """Return that somebody attached it, in words for a timeline."""
    name = row.name or _("a file that was erased")
    said = _("%(who)s attached %(name)s") % {"who": row.stored_by, "name": name}
    return said + (f" · {_('taken back since')}" if row.retracted else "")
