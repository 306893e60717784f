"""What the words of a complaint suggest it is about: always with the words, and nothing rather than a guess."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

LATIN = re.compile(r"[a-z]")
ENOUGH = 2
"""Weight at which a suggestion is made at all."""


@dataclass(frozen=True)
class Suggested:
    """A category and the words that led to it, as they stand in the text."""

    category: str
    words: tuple[str, ...]


@dataclass(frozen=True)
class Clue:
    """One phrase of the lexicon: what it hints at and how strongly (1 a hint, 2 enough alone, 3 overrides)."""

    phrase: str
    category: str
    weight: int


class Lexicon:
    """The clues of all languages, compiled once."""

    def __init__(self, clues: Iterable[Clue]) -> None:
        self._clues = [(_stem(clue.phrase), clue, _pattern(clue.phrase)) for clue in clues]
        self.categories = frozenset(clue.category for _, clue, _ in self._clues)

    def suggest(self, text: str) -> Suggested | None:
        """Return the category with the most weight; None when there is too little, or two weigh the same."""
        found = self._weigh(text.casefold())
        ranked = sorted(found.items(), key=lambda item: -item[1][0])
        if not ranked or ranked[0][1][0] < ENOUGH:
            return None
        if len(ranked) > 1 and ranked[1][1][0] == ranked[0][1][0]:
            return None
        category, (_, words) = ranked[0]
        return Suggested(category, tuple(words))

    def _weigh(self, text: str) -> Mapping[str, tuple[int, list[str]]]:
        weights: dict[str, tuple[int, list[str]]] = defaultdict(lambda: (0, []))
        taken: list[range] = []
        there = [(clue, pattern) for stem, clue, pattern in self._clues if stem in text]  # few are; patterns are dear
        for clue, pattern in there:  # longest first: "data cap" is read before "data"
            match = pattern.search(text)
            if match is None or any(match.start() in span for span in taken):
                continue
            taken.append(range(*match.span()))
            weight, words = weights[clue.category]
            weights[clue.category] = (weight + clue.weight, [*words, match.group()])
        return weights


def _stem(phrase: str) -> str:
    return phrase.partition("*")[0]


def _pattern(phrase: str) -> re.Pattern[str]:
    if LATIN.search(phrase):
        letters = re.escape(phrase).replace(r"\*", r"\w*")
        return re.compile(rf"\b{letters}\b")
    return re.compile(re.escape(phrase))  # Chinese has no word boundary


def compiled(clues: Iterable[Clue]) -> Lexicon:
    """Return a lexicon with the longest phrases first."""
    return Lexicon(sorted(clues, key=lambda clue: (-len(clue.phrase), clue.phrase)))
