"""Plain texts, tables and mails: text in an encoding we know, with nothing in it that isn't text. Kept as they came."""

import re
from email import message_from_bytes
from email.policy import compat32

from careline.files.rules.damage import Damaged

ENCODINGS = ("utf-8-sig", "gb18030")
"""Chinese systems of the last twenty years write one or the other."""
NO_TEXT = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
LOOKS_LIKE_A_PAGE = re.compile(r"\s*<(?:!doctype|html|script|svg|\?xml|body|iframe)", re.IGNORECASE)
NEEDED = ("from", "date")


def plain(content: bytes) -> bytes:
    """Return a text as it came.

    :raises Damaged: when it is none, or a page for a browser under another name.
    """
    text = _decoded(content)
    if NO_TEXT.search(text) or LOOKS_LIKE_A_PAGE.match(text):
        raise Damaged(field="file")
    return content


def mail(content: bytes) -> bytes:
    """Return a mail as it came; what hangs in it isn't opened here and is never shown.

    :raises Damaged: when it doesn't begin with the headers every mail has (RFC 5322 §3.6).
    """
    head = content.partition(b"\r\n\r\n")[0].partition(b"\n\n")[0]
    read = message_from_bytes(head + b"\n\n", policy=compat32)  # the newer one reads into each header, and stumbles
    if b"\x00" in content or not all(read.get(name) for name in NEEDED):
        raise Damaged(field="file")
    return content


def _decoded(content: bytes) -> str:
    for encoding in ENCODINGS:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Damaged(field="file")
