"""Looking into a packed file before anything is made of it: how large it says it becomes, and how large it does."""

import zipfile
import zlib
from typing import IO

from careline.kernel.refusals import Refusal
from careline.kernel.tables.bounds import MEBIBYTE, Bounds, UnpacksTooLarge

PARTS = 2000
"""Files inside one file; a spreadsheet has some dozens."""
RATIO = 200
"""XML of nothing but equal rows packs a hundredfold; deflate's own limit is 1032 (zlib, technical details)."""
SMALL = MEBIBYTE
"""A part that stays so small harms nobody, however well it was packed."""
BLOCK = 64 * 1024
DECLARED = tuple(
    word.encode(code) for word in ("<!DOCTYPE", "<!ENTITY") for code in ("utf-8", "utf-16-le", "utf-16-be")
)


class NotASpreadsheet(Refusal):
    """The file can't be opened as a spreadsheet: it is damaged, locked with a password, or something else."""

    code = "kernel.not_a_spreadsheet"


class DeclaresEntities(Refusal):
    """A spreadsheet never declares a document type; who does wants the reader to fetch or to multiply something."""

    code = "kernel.declares_entities"


def check_packed(source: IO[bytes], bounds: Bounds) -> None:
    """Refuse a packed file that unpacks too large, by what its directory says and by what really comes out.

    :raises UnpacksTooLarge: and whatever else this file refuses.
    """
    try:
        with zipfile.ZipFile(source) as packed:
            _check_directory(packed.infolist(), bounds)
            left = bounds.unpacked
            for part in packed.infolist():
                left = _unpacked(packed, part, left, bounds)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError) as broken:
        raise NotASpreadsheet from broken


def _check_directory(parts: list[zipfile.ZipInfo], bounds: Bounds) -> None:
    swollen = any(part.file_size > SMALL and part.file_size > RATIO * max(part.compress_size, 1) for part in parts)
    if len(parts) > PARTS or swollen or sum(part.file_size for part in parts) > bounds.unpacked:
        raise UnpacksTooLarge(mebibytes=bounds.unpacked // MEBIBYTE)


def _unpacked(packed: zipfile.ZipFile, part: zipfile.ZipInfo, left: int, bounds: Bounds) -> int:
    """Return how much may still be unpacked after this part, which is read through once and kept nowhere."""
    end = b""
    with packed.open(part) as file:
        while block := file.read(BLOCK):
            left -= len(block)
            if left < 0:
                raise UnpacksTooLarge(mebibytes=bounds.unpacked // MEBIBYTE)
            if any(word in end + block for word in DECLARED):
                raise DeclaresEntities
            end = block[-32:]
    return left
