"""Which keys one may put in the place of the house's."""

import pytest

from careline.kernel.refusals import Refusal
from careline.security.rules.keymap import (
    ANYWHERE,
    Act,
    BadStroke,
    FinalActNeedsChord,
    StrokeTaken,
    UnknownAct,
    Where,
    checked_keys,
    strokes_of,
)

CASE, CONTACT = frozenset({Where.CASE}), frozenset({Where.CONTACT})
ACTS = {
    act.name: act
    for act in (
        Act("search", "/"),
        Act("assign", "a", CASE),
        Act("accept", "e", CASE),
        Act("answer", "Alt+a", CONTACT),
        Act("archive", "Alt+z", CASE, is_final=True),
        Act("send", "Ctrl+Enter", ANYWHERE, is_fixed=True),
    )
}


@pytest.mark.parametrize("stroke", ["g", "?", "7", "Alt+g", "Ctrl+k", "Ctrl+Alt+Shift+p", "Alt+Enter", ""])
def test_a_sign_or_a_chord_can_be_a_key(stroke: str) -> None:
    assert checked_keys({"assign": stroke}, ACTS) == {"assign": stroke}


@pytest.mark.parametrize("stroke", ["G", " ", "ab", "Ctrl+c", "Shift+a", "Alt+", "Ctrl+Enter", "王", "Alt+F4", "a\n"])
def test_what_the_browser_needs_and_what_is_no_key_is_refused(stroke: str) -> None:
    with pytest.raises(BadStroke):
        checked_keys({"assign": stroke}, ACTS)


@pytest.mark.parametrize(
    ("chosen", "refusal", "field"),
    [
        ({"assign": "e"}, StrokeTaken, "assign"),
        ({"answer": "/"}, StrokeTaken, "answer"),
        ({"search": "a"}, StrokeTaken, "search"),
        ({"archive": "z"}, FinalActNeedsChord, "archive"),
        ({"send": "g"}, UnknownAct, ""),
        ({"fly": "g"}, UnknownAct, ""),
    ],
)
def test_what_would_mislead_is_refused_at_its_act(chosen: dict[str, str], refusal: type[Refusal], field: str) -> None:
    with pytest.raises(refusal) as refused:
        checked_keys(chosen, ACTS)
    assert refused.value.field == field


def test_two_acts_may_change_places_and_share_a_key_on_different_screens() -> None:
    assert checked_keys({"assign": "e", "accept": "a"}, ACTS) == {"assign": "e", "accept": "a"}
    assert checked_keys({"answer": "a"}, ACTS) == {"answer": "a"}


def test_only_what_differs_is_kept_and_the_rest_is_the_houses() -> None:
    assert checked_keys({"assign": "a", "accept": "g"}, ACTS) == {"accept": "g"}
    assert strokes_of({"accept": "g"}, ACTS)["accept"] == "g"
    assert strokes_of({"send": "g"}, ACTS)["send"] == "Ctrl+Enter"
