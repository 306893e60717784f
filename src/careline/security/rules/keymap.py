"""What may be done by key: the acts an edge registers, and which keys one may put in the place of theirs.

A bare character holds only while nobody types; a chord (Ctrl or Alt with a key) also while typing.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

from careline.kernel.refusals import Kind, Refusal
from careline.kernel.registers import register_once

BARE = re.compile(r"[!-@\[-~]")
"""One printable character of ASCII but a capital, for a capital is a small letter with Shift."""
CHORD = re.compile(r"(?:Ctrl\+(?:Alt\+)?|Alt\+)(?:Shift\+)?(?:[a-z0-9./;,]|Enter)")
RESERVED = frozenset({"Ctrl+Enter", *(f"Ctrl+{key}" for key in "acdfhjlnoprstuvwxyz0123456789")})
"""What the browser and every text field do by themselves."""


class Where(StrEnum):
    """The kinds of screen an act stands on."""

    LIST = "list"
    CASE = "case"
    CONTACT = "contact"
    OTHER = "other"


ANYWHERE = frozenset(Where)


@dataclass(frozen=True)
class Act:
    """One thing that can be done by key."""

    name: str
    stroke: str
    screens: frozenset[Where] = ANYWHERE
    is_final: bool = False
    """Whether it can't be undone, so that a bare character must not do it."""
    is_fixed: bool = False
    """Whether its key is what everybody knows, and stays."""


class UnknownAct(Refusal):
    """Nothing of that name can be done by key, or its key stays as it is."""

    code = "security.unknown_act"


class BadStroke(Refusal):
    """No key, or one that the browser needs."""

    code = "security.bad_stroke"


class FinalActNeedsChord(Refusal):
    """A bare character must not do what can't be undone."""

    code = "security.final_act_needs_chord"


class StrokeTaken(Refusal):
    """Another act that can stand on the same screen has this key."""

    code = "security.stroke_taken"
    kind = Kind.CONFLICT


_acts: dict[str, Act] = {}


def register_acts(*acts: Act) -> None:
    """Register what an edge can do by key.

    :raises ValueError: when a name is taken.
    """
    for act in acts:
        register_once(_acts, act.name, act, what="the act")


def registered_acts() -> Mapping[str, Act]:
    """Return every act by its name, in the order they were registered."""
    return dict(_acts)


def is_chord(stroke: str) -> bool:
    """Return whether a key holds while somebody types, too."""
    return len(stroke) > 1


def strokes_of(chosen: Mapping[str, str], acts: Mapping[str, Act]) -> dict[str, str]:
    """Return the key of every act: the chosen one, else its own; empty where somebody wants none."""
    return {name: act.stroke if act.is_fixed else chosen.get(name, act.stroke) for name, act in acts.items()}


def checked_keys(chosen: Mapping[str, str], acts: Mapping[str, Act]) -> dict[str, str]:
    """Return what differs from the acts' own keys.

    :raises UnknownAct: an act that isn't there or keeps its key.
    :raises BadStroke: no key, or a reserved one.
    :raises FinalActNeedsChord: a bare character for what can't be undone.
    :raises StrokeTaken: two acts of one screen would share a key.
    """
    for name, stroke in chosen.items():
        _check(name, stroke, acts)
    for one, other in shared(strokes_of(chosen, acts), acts):
        new, old = (one, other) if one in chosen else (other, one)
        raise StrokeTaken(field=new, stroke=strokes_of(chosen, acts)[new], other=old)
    return {name: stroke for name, stroke in chosen.items() if stroke != acts[name].stroke}


def shared(strokes: Mapping[str, str], acts: Mapping[str, Act]) -> Iterator[tuple[str, str]]:
    """Yield pairs of acts that have the same key and can stand on one screen."""
    for one, other in combinations(acts, 2):
        if strokes[one] and strokes[one] == strokes[other] and acts[one].screens & acts[other].screens:
            yield one, other


def _check(name: str, stroke: str, acts: Mapping[str, Act]) -> None:
    if name not in acts or acts[name].is_fixed:
        raise UnknownAct(act=name)
    if not stroke:
        return
    if stroke in RESERVED or not (BARE.fullmatch(stroke) or CHORD.fullmatch(stroke)):
        raise BadStroke(field=name, stroke=stroke)
    if acts[name].is_final and not is_chord(stroke):
        raise FinalActNeedsChord(field=name, stroke=stroke)
