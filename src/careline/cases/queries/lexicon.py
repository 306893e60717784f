"""The words that hint at a category: one file a language, read once."""

import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from careline.cases.rules.suggestion import Clue, Lexicon, compiled

WEIGHTS = {"hints": 1, "enough": 2, "decides": 3}


@cache
def lexicon() -> Lexicon:
    """Return the lexicon of all languages shipped."""
    return compiled(_clues())


def _clues() -> Iterator[Clue]:
    for file in (files("careline.cases") / "lexicon").iterdir():
        if file.name.endswith(".toml"):
            for category, lists in tomllib.loads(file.read_text(encoding="utf-8")).items():
                for weight, phrases in lists.items():
                    yield from (Clue(phrase, category, WEIGHTS[weight]) for phrase in phrases)
