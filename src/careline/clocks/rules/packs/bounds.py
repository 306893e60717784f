"""What of a pack's text can be kept and shown at all, before anybody asks what it means."""

import tomllib
from collections.abc import Mapping
from typing import Any

from careline.clocks.rules.packs.fields import Flaws

LONGEST = 200_000
"""Characters of a pack; the longest that Careline brings along has a fifth of them."""
DEEPEST = 20
"""Tables and lists within each other; a pack needs five."""
MOST_POINTS = 500
"""Points in a line: reading a dotted key takes time with the square of its parts."""
LARGEST = 2**63
"""TOML's own bound of whole numbers; far larger ones can't even be written out."""


def load(text: str, flaws: Flaws) -> Mapping[str, Any] | None:
    """Return what a text holds as TOML, or None when it can't be read or kept; why is noted."""
    if len(text) > LONGEST:
        flaws.add("too_long", allowed=[str(LONGEST)])
        return None
    if any(line.count(".") > MOST_POINTS for line in text.split("\n")):
        flaws.add("not_held")
        return None
    try:
        told = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as unreadable:
        flaws.add("not_toml", value=unreadable)
        return None
    except ValueError:  # a number of thousands of digits
        flaws.add("not_held")
        return None
    unheld = sorted(part for part, value in told.items() if not _can_be_held([part, value]))
    for part in unheld:
        flaws.add("not_held", of=part.replace("\0", ""))
    return None if unheld else told


def _can_be_held(whole: object) -> bool:
    parts, depth = [whole], 0
    while parts:
        if depth > DEEPEST or not all(map(_is_held, parts)):
            return False
        parts, depth = [inner for one in parts for inner in _within(one)], depth + 1
    return True


def _is_held(value: object) -> bool:
    if isinstance(value, str):
        return "\0" not in value
    return not isinstance(value, int) or abs(value) < LARGEST


def _within(value: object) -> list[Any]:
    if isinstance(value, Mapping):
        return [*value.keys(), *value.values()]
    return value if isinstance(value, list) else []
