"""Write docs/events.md, the list of everything the house remembers: `python -m scripts.events_page`."""

import importlib
import os
import pkgutil
from collections.abc import Iterable
from dataclasses import fields
from pathlib import Path

import django

import careline
from careline.kernel.events import Event, type_names

PAGE = Path(__file__).resolve().parent.parent / "docs" / "events.md"
HEAD = """# Events

What the ledger remembers and upper rooms react to. An event is named `room.what_happened`, is about one subject (named
by its UUID) and carries references and codes only, never a person's words. This page is written by
`python -m scripts.events_page` from the classes in each room's `events.py`; a test compares the two.

| event | about | what happened | it carries |
|---|---|---|---|
"""


def main() -> None:
    """Write the page."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "careline.project.settings")
    django.setup()
    PAGE.write_text(page(events()))


def events() -> list[type[Event]]:
    """Import every room's events and return them by name."""
    for module in pkgutil.walk_packages(careline.__path__, "careline."):
        if "events" in module.name.split("."):
            importlib.import_module(module.name)
    return [event for _, event in sorted(type_names.items()) if event.__module__.startswith("careline.")]


def page(known: Iterable[type[Event]]) -> str:
    """Return the page that lists these events."""
    return HEAD + "".join(f"{line(event)}\n" for event in known)


def line(event: type[Event]) -> str:
    """Return one event's line."""
    said = (event.__doc__ or "").split("\n")[0].strip()
    data = ", ".join(f"`{field.name}`" for field in fields(event) if field.name != "subject")
    return f"| `{event.name}` | {event.subject_kind} | {said} | {data or '–'} |"


if __name__ == "__main__":
    main()
