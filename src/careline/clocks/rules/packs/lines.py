"""Where in a pack's text a table or a field stands, so that whoever mends it needn't search. TOML itself forgets."""

import re
from collections.abc import Iterator, Mapping

from careline.clocks.rules.packs.flaws import Flaw

HEADER = re.compile(r"\s*(\[{1,2})([A-Za-z0-9_.\"'\s-]+)\]{1,2}\s*(#.*)?")
KEY = re.compile(r"\s*[\"']?([A-Za-z0-9_-]+)[\"']?\s*(?:\.[^=]*)?=")
LONG_TEXT = ('"""', "'''")

Places = Mapping[tuple[str, str], int]
"""Line, from 1, by table (`rules 3`, `regions`, empty for the top) and field; the table's own heading has none."""


def places_of(text: str) -> Places:
    """Return where tables and fields stand; of two of one name the first."""
    found: dict[tuple[str, str], int] = {}
    for line, table, name in _told(text):
        found.setdefault((table, name), line)
    return found


def line_of(flaw: Flaw, places: Places) -> int:
    """Return the line a flaw is to be mended on: its field's, else its table's; 0 where neither is told."""
    table, field = flaw.table or flaw.entry, flaw.field.partition(".")[0]
    whole, _, part = table.partition(".")
    tried = ((table, field), (table, ""), (whole, part), (whole, "")) if table else (("", field), (field, ""))
    return next((places[one] for one in tried if one in places), 0)


def _told(text: str) -> Iterator[tuple[int, str, str]]:
    counts: dict[str, int] = {}
    table, inside = "", ""
    for number, line in enumerate(text.split("\n"), start=1):
        if not inside and (header := HEADER.fullmatch(line)):
            name = re.sub(r"[\"'\s]", "", header[2])
            whole, _, part = name.partition(".")
            if header[1] == "[[":
                counts[name] = counts.get(name, 0) + 1
            table = f"{whole} {counts[whole]}" if whole in counts else name
            yield number, table, part if whole in counts else ""
        elif not inside and (key := KEY.match(line)):
            yield number, table, key[1]
        inside = _long_text(line, inside)


def _long_text(line: str, inside: str) -> str:
    """Return the quotes of the text over several lines that goes on after this one, if any."""
    for quotes in LONG_TEXT:
        if inside in {"", quotes} and line.count(quotes) % 2:
            return "" if inside else quotes
    return inside
