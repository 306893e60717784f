"""The icons in use, by Lucide's names, packed into one sprite."""

import re
from collections.abc import Iterable
from pathlib import Path

ICONS = (
    "archive",
    "arrow-left",
    "arrow-right",
    "bell",
    "building-2",
    "calendar-days",
    "check",
    "chevron-down",
    "chevron-right",
    "circle-alert",
    "circle-check",
    "circle-help",
    "clock",
    "columns-2",
    "command",
    "contrast",
    "ellipsis",
    "eye",
    "file-clock",
    "folder-tree",
    "gauge",
    "globe",
    "inbox",
    "info",
    "keyboard",
    "languages",
    "layout-dashboard",
    "lightbulb",
    "list-checks",
    "lock",
    "log-out",
    "mail",
    "map-pin",
    "menu",
    "message-square",
    "message-square-quote",
    "moon",
    "panel-right",
    "pause",
    "pencil",
    "phone",
    "plus",
    "route",
    "search",
    "send",
    "settings",
    "shield",
    "signal",
    "square-pen",
    "sticky-note",
    "store",
    "sun",
    "tags",
    "triangle-alert",
    "user",
    "user-plus",
    "users",
    "wifi-off",
    "x",
    "zap",
)

HEAD = '<svg xmlns="http://www.w3.org/2000/svg">\n<!-- Lucide, ISC licence, see lucide-LICENSE -->'
SVG = re.compile(r"<svg[^>]*>(?P<shapes>.*)</svg>", re.DOTALL)


def sprite(folder: Path, names: Iterable[str] = ICONS) -> str:
    """Return one SVG holding each named icon as a symbol.

    :raises FileNotFoundError: when the icon set has no such icon.
    """
    symbols = "\n".join(_symbol(name, (folder / f"{name}.svg").read_text("utf-8")) for name in names)
    return f"{HEAD}\n{symbols}\n</svg>\n"


def _symbol(name: str, drawing: str) -> str:
    found = SVG.search(drawing)
    assert found is not None, f"{name} is not an SVG"
    shapes = " ".join(found["shapes"].split())
    return f'<symbol id="{name}" viewBox="0 0 24 24">{shapes}</symbol>'
