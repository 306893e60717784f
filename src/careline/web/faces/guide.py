"""What to say, as a contact's page shows it: in the customer's language, the other one beside."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.utils.functional import Promise

from careline.contacts.queries.scripts import Line
from careline.web.words import named, speaks_chinese
from careline.web.words.contacts import SCRIPT_STEPS

LANGS = {"zh": "zh-Hans", "en": "en"}


@dataclass(frozen=True)
class SaidFace:
    """One script: its words to the customer, and the same in the other language for who reads along."""

    name: str
    words: str
    lang: str
    other: str
    other_lang: str
    is_first: bool
    """Whether it is the one to say now, and so stands open."""


@dataclass(frozen=True)
class GuideStep:
    """What to say at one step."""

    step: str | Promise
    scripts: list[SaidFace]


def guide_face(lines: Sequence[Line], *, language: str) -> list[GuideStep]:
    """Return the scripts by their steps.

    :param language: the customer's, as far as it is known; else the reader's.
    """
    spoken = ("zh" if language.startswith("zh") else "en") if language else ("zh" if speaks_chinese() else "en")
    return [
        GuideStep(SCRIPT_STEPS[step], list(_faces(list(some), spoken, is_now=step == lines[0].step)))
        for step, some in groupby(lines, key=lambda one: one.step)
    ]


def _faces(lines: Sequence[Line], spoken: str, *, is_now: bool) -> Iterator[SaidFace]:
    other = "en" if spoken == "zh" else "zh"
    for n, one in enumerate(lines):
        words = {"zh": one.words_zh, "en": one.words_en}
        yield SaidFace(named(one), words[spoken], LANGS[spoken], words[other], LANGS[other], is_now and n == 0)
