"""Signs nobody sees, in words that people read."""

import re

UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
"""Controls, and the marks that turn writing round: `fdp.exe` read backwards ends in pdf."""


def unseen_in(text: str) -> str:
    """Return the first such sign by its number, as `U+202E`; empty where there is none."""
    found = UNSEEN.search(text)
    return f"U+{ord(found[0]):04X}" if found else ""
