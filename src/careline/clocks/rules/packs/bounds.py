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
    except tomllib.TOMLDecodeError as unreadable:
        flaws.add_unread(unreadable, text)
        return None
    except RecursionError:  # the reader goes down into each table and list
        flaws.add("too_deep", allowed=[str(DEEPEST)])
        return None
    except ValueError:  # a number of thousands of digits
        flaws.add("not_held")
        return None
    unheld = {part: code for part, value in sorted(told.items()) if (code := _why_not_held([part, value]))}
    for part, code in unheld.items():
        flaws.add(code, of=part.replace("\0", ""), allowed=[str(DEEPEST)] if code == "too_deep" else ())
    return None if unheld else told


def _why_not_held(whole: object) -> str:
    parts, depth = [whole], 0
    while parts:
        if depth > DEEPEST:
            return "too_deep"
        if not all(map(_is_held, parts)):
            return "not_held"
        parts, depth = [inner for one in parts for inner in _within(one)], depth + 1
    return ""


def _is_held(value: object) -> bool:
    if isinstance(value, str):
        return "\0" not in value
    return not isinstance(value, int) or abs(value) < LARGEST


def _within(value: object) -> list[Any]:
    if isinstance(value, Mapping):
        return [*value.keys(), *value.values()]
    return value if isinstance(value, list) else []
