"""Draw the rooms and what they stand on, from the code: `make picture` writes docs/pictures/rooms.svg.

An arrow that points up would be red; import-linter keeps there from being one.
"""

import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import log
from pathlib import Path

import grimp

CHECKOUT = Path(__file__).resolve().parent.parent
PICTURE = CHECKOUT / "docs" / "pictures" / "rooms.svg"
DOORSTEP = "__main__"
"""Stands above the roof: how the house is started, and no room."""


def floors(contracts: str) -> tuple[tuple[str, ...], ...]:
    """Return the rooms as import-linter is told them, from the roof down to the ground.

    :param contracts: pyproject.toml. Rooms on one floor don't know each other.
    """
    told = tomllib.loads(contracts)["tool"]["importlinter"]["contracts"]
    layers = next(one["layers"] for one in told if one["id"] == "rooms")
    return tuple(tuple(re.findall(r"\w+", layer)) for layer in layers if layer != DOORSTEP)


FLOORS = floors((CHECKOUT / "pyproject.toml").read_text())
WIDTH, STEP, BOX, TALL = 720, 92, 150, 44
MIDDLE = WIDTH // 2
STYLE = """
  text { font: 600 15px system-ui, sans-serif; fill: #1f2937; text-anchor: middle; dominant-baseline: central }
  rect { fill: #f8fafc; stroke: #94a3b8; rx: 8px }
  path { fill: none; stroke: #64748b; marker-end: url(#tip) }
  path.up { stroke: #dc2626 }
"""

Arrows = Mapping[tuple[str, str], int]


@dataclass(frozen=True)
class Place:
    """Where a room is drawn: the middle of its box."""

    x: int
    y: int


def main() -> None:
    """Write the picture and print the same as text."""
    arrows = imports(grimp.build_graph("careline", cache_dir=None))
    PICTURE.parent.mkdir(parents=True, exist_ok=True)
    PICTURE.write_text(drawn(telling(arrows)))
    print("\n".join(told(arrows)))


def imports(graph: grimp.ImportGraph) -> Arrows:
    """Return how many modules of one room import something of another."""
    rooms = {room for floor in FLOORS for room in floor}
    pairs = (
        (importer.split(".")[1], imported.split(".")[1])
        for importer in graph.modules - {"careline"}
        for imported in graph.find_modules_directly_imported_by(importer) - {"careline"}
    )
    return Counter((here, there) for here, there in pairs if here != there and {here, there} <= rooms)


def height(room: str) -> int:
    """Return the floor of a room; the ground is 0."""
    return next(n for n, floor in enumerate(reversed(FLOORS)) if room in floor)


def climbing(arrows: Arrows) -> list[tuple[str, str]]:
    """Return the arrows that don't point down."""
    return [pair for pair in arrows if height(pair[0]) <= height(pair[1])]


def telling(arrows: Arrows) -> Arrows:
    """Return the arrows that say something new; what a room reaches by way of another goes without saying."""
    rooms = {room for pair in arrows for room in pair}
    return {(a, c): n for (a, c), n in arrows.items() if not any((a, b) in arrows and (b, c) in arrows for b in rooms)}


def told(arrows: Arrows) -> Iterator[str]:
    """Yield one line for each room: what it stands on."""
    for floor in FLOORS:
        for room in floor:
            below = sorted((there for here, there in arrows if here == room), key=height, reverse=True)
            yield f"{room:>9} → {', '.join(below) or 'nothing'}"


def drawn(arrows: Arrows) -> str:
    """Return the picture as SVG."""
    tall = STEP * len(FLOORS)
    places = {room: place for floor in range(len(FLOORS)) for room, place in on_floor(floor)}
    tip = '<path d="M0 0L8 4L0 8z" style="fill:#64748b;stroke:none"/>'
    marker = (
        '<marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">' + tip
    )
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {tall}" role="img">',
            "<title>The rooms of Careline and what they stand on, directly; every arrow points down</title>",
            f"<style>{STYLE}</style><defs>{marker}</marker></defs>",
            *lines(arrows, places),
            *boxes(places),
            "</svg>\n",
        ]
    )


def on_floor(floor: int) -> Iterator[tuple[str, Place]]:
    """Yield the rooms of one floor and where they are drawn."""
    rooms, gap = FLOORS[floor], BOX + 40
    for n, room in enumerate(rooms):
        yield room, Place(MIDDLE + round((n - (len(rooms) - 1) / 2) * gap), floor * STEP + STEP // 2)


def boxes(places: Mapping[str, Place]) -> Iterator[str]:
    """Yield the rooms."""
    for room, at in places.items():
        yield f'<rect x="{at.x - BOX // 2}" y="{at.y - TALL // 2}" width="{BOX}" height="{TALL}"/>'
        yield f'<text x="{at.x}" y="{at.y}">{room}</text>'


def lines(arrows: Arrows, places: Mapping[str, Place]) -> Iterator[str]:
    """Yield the arrows: straight to the next floor, around the side to a floor further down."""
    for (here, there), count in sorted(arrows.items()):
        floors = height(here) - height(there)
        kind = "up" if floors <= 0 else "down"
        path = straight(places[here], places[there]) if floors == 1 else around(places[here], places[there], floors)
        wide = f"{0.8 + 0.4 * log(count):.1f}"
        yield f'<path class="{kind}" d="{path}" stroke-width="{wide}"><title>{count} imports</title></path>'


def straight(start: Place, end: Place) -> str:
    """Return the path from the foot of one box to the top of the next."""
    return f"M{start.x} {start.y + TALL // 2}L{end.x + (start.x - end.x) // 3} {end.y - TALL // 2}"


def around(start: Place, end: Place, floors: int) -> str:
    """Return the path that swings out to the side, the further the more floors it passes."""
    aside = (end.x - MIDDLE) or (start.x - MIDDLE) or (-1 if floors % 2 else 1)
    side = 1 if aside > 0 else -1
    x1, x2, out = start.x + side * BOX // 2, end.x + side * BOX // 2, side * (40 + 34 * floors)
    return f"M{x1} {start.y}C{MIDDLE + side * BOX // 2 + out} {start.y} {x2 + out} {end.y} {x2} {end.y}"


if __name__ == "__main__":
    main()
