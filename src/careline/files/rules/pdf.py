"""PDF: kept as it came, for taking it apart would break signatures; what runs in it is looked for and refused."""

import re
import zlib
from collections.abc import Iterator

from careline.files.rules.damage import ActiveContent, Damaged

START = re.compile(rb"%PDF-[12]\.\d")
END = b"%%EOF"
TAIL = 2048
"""Bytes after the last %%EOF that writers are known to leave."""
RUNS = re.compile(rb"/(?:JavaScript|JS|Launch|EmbeddedFile|RichMedia|XFA|SubmitForm|ImportData)(?![A-Za-z])")
ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")
STREAM = re.compile(rb"/ObjStm\b.{0,400}?stream\r?\n", re.DOTALL)
LARGEST_STREAM = 8 * 1024 * 1024
MOST_STREAMS = 2000


def checked(content: bytes) -> bytes:
    """Return the PDF as it came.

    :raises Damaged: when it doesn't begin or end as one.
    :raises ActiveContent: when something in it runs, or is hidden in it. What is encrypted can't be looked into.
    """
    end = content.rfind(END)
    if not START.match(content) or end < 0 or len(content) - end > TAIL:
        raise Damaged(field="file")
    if any(RUNS.search(_plain(text)) for text in (content, *_packed(content))):
        raise ActiveContent(field="file")
    return content


def _plain(text: bytes) -> bytes:
    """Return the text with names unescaped: /J#61vaScript is the same name (ISO 32000-1 §7.3.5)."""
    return ESCAPED.sub(lambda found: bytes([int(found[1], 16)]), text)


def _packed(content: bytes) -> Iterator[bytes]:
    """Yield the streams that objects are packed into, as far as a bounded look goes."""
    for n, found in enumerate(STREAM.finditer(content)):
        if n == MOST_STREAMS:
            raise Damaged(field="file")
        try:
            yield zlib.decompressobj().decompress(content[found.end() :], LARGEST_STREAM)
        except zlib.error:
            continue
