"""How a file goes out: always to be saved, never shown, whatever a browser might think of it."""

from collections.abc import Mapping
from urllib.parse import quote

from careline.files.rules.kinds import KINDS, FileKind

NOTHING_RUNS = "sandbox; default-src 'none'; frame-ancestors 'none'"
"""Should a browser open it all the same, it does so in a place of its own, in which nothing runs and nothing loads."""
TROUBLESOME = '"\\%'


def headers_of(name: str, kind: FileKind) -> Mapping[str, str]:
    """Return the headers of the answer that hands a file out."""
    return {
        "Content-Type": KINDS[kind].media_type,
        "Content-Disposition": _attached(name),
        "Content-Security-Policy": NOTHING_RUNS,
        "X-Content-Type-Options": "nosniff",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Cache-Control": "no-store",
    }


def _attached(name: str) -> str:
    """Return the header that names the file (RFC 6266 §5): in plain ASCII, and as it is in UTF-8."""
    signs = (sign if sign.isascii() and sign.isprintable() and sign not in TROUBLESOME else "_" for sign in name)
    return f"attachment; filename=\"{''.join(signs)}\"; filename*=UTF-8''{quote(name, safe='')}"
