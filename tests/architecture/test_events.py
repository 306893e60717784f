"""Events are the house's memory and its feed: named in the past tense, explained, and listed for whoever reads them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import make_dataclass

import pytest
from scripts.events_page import PAGE, events, page

from careline.kernel.events import Event

IRREGULAR = {
    "Begun",
    "Kept",
    "Made",
    "Forgotten",
    "Sent",
    "Left",
    "Set",
    "Taken",
    "Given",
    "Withdrawn",
    "Told",
    "Found",
    "Lost",
    "Held",
    "Put",
    "Read",
}


def unexplained(some: Iterable[type[Event]]) -> Iterator[str]:
    """Events not named in the past tense, or without a docstring of their own."""
    for event in some:
        last = re.findall(r"[A-Z][a-z0-9]*", event.__name__)[-1]
        if not (last.endswith("ed") or last in IRREGULAR):
            yield f"{event.__name__} is not in the past tense"
        if not event.__doc__ or event.__doc__.startswith(f"{event.__name__}("):  # what a dataclass writes by itself
            yield f"{event.__name__} has no docstring"


def test_every_event_is_in_the_past_tense_and_explained() -> None:
    assert list(unexplained(events())) == []


def test_the_page_of_events_is_in_step_with_the_code() -> None:
    assert page(events()) == PAGE.read_text(), "write it anew: python -m scripts.events_page"


@pytest.mark.parametrize(("name", "told"), [("CloseComplaint", "past tense"), ("ComplaintClosed", "no docstring")])
def test_planted_event_is_reported(name: str, told: str) -> None:
    (line,) = unexplained([make_dataclass(name, [], namespace={"__doc__": "Said." if "past" in told else None})])
    assert told in line
