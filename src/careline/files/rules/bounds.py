"""How much may come in."""

from dataclasses import dataclass

from careline.kernel.refusals import Kind, Refusal

MEBIBYTE = 1024 * 1024
LARGEST = 20 * MEBIBYTE
"""Bytes of one file: what mail servers usually carry (25 MB with its encoding), so that what came by mail fits."""
LARGEST_IN_ALL = 200 * MEBIBYTE
MOST = 50
"""Of one complaint or contact, retracted ones not counted."""


class FileEmpty(Refusal):
    """There is nothing in the file."""

    code = "files.empty"


class AttachmentTooLarge(Refusal):
    """The file is larger than a file may be."""

    code = "files.too_large"


class TooManyFiles(Refusal):
    """There is no more room for files here."""

    code = "files.too_many"
    kind = Kind.CONFLICT


@dataclass(frozen=True)
class Held:
    """What hangs somewhere already."""

    files: int
    size: int
    """In bytes."""


def check_size(size: int) -> None:
    """Refuse a file that is empty or too large.

    :raises FileEmpty: no byte.
    :raises AttachmentTooLarge: more than `LARGEST`.
    """
    if not size:
        raise FileEmpty(field="file")
    if size > LARGEST:
        raise AttachmentTooLarge(field="file", limit=LARGEST // MEBIBYTE)


def check_room(held: Held, *, size: int) -> None:
    """Refuse one more file where there are enough.

    :raises TooManyFiles: with this one there would be more than `MOST`, or more than `LARGEST_IN_ALL`.
    """
    if held.files >= MOST or held.size + size > LARGEST_IN_ALL:
        raise TooManyFiles(field="file", most=MOST, limit=LARGEST_IN_ALL // MEBIBYTE)
