"""Documents and sheets of the office: a ZIP of XML, bounded before it is unpacked, and written anew without names.

What is kept is a ZIP of our own writing, so that nothing hangs before, between or after its parts.
"""

import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from io import BytesIO

from careline.files.rules.damage import ActiveContent, Bomb, Damaged

MOST_PARTS = 2000
LARGEST_UNPACKED = 100 * 1024 * 1024
MOST_TIMES = 200
"""How many times larger than packed; XML of a sheet full of the same number comes to some 30."""
FREE = 64 * 1024
"""Bytes below which a part's ratio says nothing."""
NESTED = re.compile(
    r"\.(zip|rar|7z|gz|docx?m?|xlsx?m?|pptx?m?|jar|exe|dll|js|vbs|bat|cmd|ps1|scr|com|msi|lnk|hta)$", re.IGNORECASE
)
RUNNING = re.compile(r"(^|/)(vbaProject|vbaData|activeX|embeddings|ctrlProps|macrosheets|dialogsheets)", re.IGNORECASE)
MACRO_TYPE = re.compile(rb"macroEnabled|ms-office\.vbaProject|macrosheet|oleObject", re.IGNORECASE)
TYPES = "[Content_Types].xml"
CORE = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    b'<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>'
)
EXTENDED = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>'
)
CUSTOM = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"/>'
)
EMPTIED = {"docProps/core.xml": CORE, "docProps/app.xml": EXTENDED, "docProps/custom.xml": CUSTOM}
"""Who wrote it, for which company, when, with what; emptied and not taken out, because other parts refer to them."""
WRITTEN_AT = (1980, 1, 1, 0, 0, 0)


def _opened(main: str) -> Callable[[bytes], bytes]:
    def checked(content: bytes) -> bytes:
        """Return the file without properties.

        :raises Damaged: when it is no such file; likewise `Bomb` and `ActiveContent`.
        """
        try:
            with zipfile.ZipFile(BytesIO(content)) as packed:
                _check_parts(packed.infolist(), main)
                return _written(_unpacked(packed))
        except (
            zipfile.BadZipFile,
            zlib.error,
            RuntimeError,
            EOFError,
            OSError,
            ValueError,
        ) as broken:
            raise Damaged(field="file") from broken

    return checked


docx = _opened("word/document.xml")
xlsx = _opened("xl/workbook.xml")


def _check_parts(parts: list[zipfile.ZipInfo], main: str) -> None:
    """Refuse by what the list of parts says, before a byte is unpacked."""
    names = [part.filename for part in parts]
    if len(names) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_UNPACKED:
        raise Bomb(field="file")
    if any(part.file_size > max(FREE, MOST_TIMES * part.compress_size) for part in parts):
        raise Bomb(field="file")
    if not {TYPES, main} <= set(names) or len(set(map(str.lower, names))) < len(names) or any(map(_is_odd, names)):
        raise Damaged(field="file")
    if any(RUNNING.search(name) or NESTED.search(name) for name in names):
        raise ActiveContent(field="file")


def _is_odd(name: str) -> bool:
    return name.startswith("/") or "\\" in name or ".." in name.split("/")


def _unpacked(packed: zipfile.ZipFile) -> Iterator[tuple[str, bytes]]:
    """Yield the parts; one that is larger than it said isn't read to its end."""
    for part in packed.infolist():
        with packed.open(part) as opened:
            data = opened.read(part.file_size + 1)
        if len(data) != part.file_size:
            raise Bomb(field="file")
        if part.filename == TYPES or part.filename.endswith(".rels"):
            _check_types(data)
        yield part.filename, EMPTIED.get(part.filename, data)


def _check_types(data: bytes) -> None:
    plain = data.replace(b"\x00", b"")  # UTF-16 says the same
    if MACRO_TYPE.search(plain):
        raise ActiveContent(field="file")
    if b"<!DOCTYPE" in plain or b"<!ENTITY" in plain:
        raise Damaged(field="file")


def _written(parts: Iterator[tuple[str, bytes]]) -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in parts:
            packed.writestr(zipfile.ZipInfo(name, WRITTEN_AT), data, zipfile.ZIP_DEFLATED)
    return made.getvalue()
