"""What people read when a rule says no: one catalogue per room, found by the refusal's code."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Protocol, TypeVar

from careline.kernel.refusals import Refusal
from careline.kernel.registers import register_once

WIDE = ("\u3002", "\uff01", "\uff1f", "\uff1b", "\u201d", "\uff09")
"""What a Chinese sentence may end with."""
E = TypeVar("E", bound=Enum)
LONGEST_QUOTED = 60
"""Characters of what somebody gave that are told back to them: enough to know it again."""


class Text(Protocol):
    """A string, or a lazy translation that becomes one in the reader's language."""

    def __str__(self) -> str:
        """Return the text in the language in use."""
        ...


@dataclass(frozen=True)
class Sentence:
    """What is wrong and what to do next, both with `{placeholders}` for the refusal's parameters."""

    problem: Text
    remedy: Text


@dataclass(frozen=True)
class Said:
    """A refusal in words, in one language."""

    problem: str
    remedy: str

    def __str__(self) -> str:
        # full-width punctuation brings its own space
        return f"{self.problem}{'' if self.problem.endswith(WIDE) else ' '}{self.remedy}"


_catalogue: dict[str, Sentence] = {}
_words: dict[tuple[type[Enum], Enum], Text] = {}
"""By vocabulary as well: a word of one is equal to the same word of another, as every `StrEnum` is."""


def register_sentences(sentences: Mapping[str, Sentence]) -> None:
    """Add one room's sentences to the catalogue.

    :raises ValueError: when a code already has another sentence.
    """
    for code, sentence in sentences.items():
        register_once(_catalogue, code, sentence, what="the sentence of")


def register_words(words: Mapping[E, Text]) -> None:
    """Say how the words of a vocabulary, such as the stages, are called inside a sentence.

    :raises ValueError: when a word of the vocabulary is called something else already.
    """
    for code, called in words.items():
        key: tuple[type[Enum], Enum] = (type(code), code)
        register_once(_words, key, called, what="the word for")


def known_codes() -> frozenset[str]:
    """Return every code that has a sentence."""
    return frozenset(_catalogue)


def say(refusal: Refusal) -> Said:
    """Put a refusal into words in the language in use.

    :raises KeyError: when the code has no sentence; a test keeps that from happening.
    """
    sentence = _catalogue[refusal.code]
    problem, remedy = str(sentence.problem), str(sentence.remedy)
    between = "、" if problem.endswith(WIDE) else ", "
    values = {name: _called(value, between) for name, value in refusal.params.items()}
    return Said(problem.format(**values), remedy.format(**values))


def quoted(given: object) -> str:
    """Return what somebody gave, as it is told back to them: beginning and end, where it is long."""
    text, half = str(given), LONGEST_QUOTED // 2
    return text if len(text) <= LONGEST_QUOTED else f"{text[: half - 1]}…{text[-half:]}"


def _called(value: object, between: str) -> str:
    if isinstance(value, tuple):
        return between.join(_called(one, between) for one in value)
    return str(_words.get((type(value), value), value)) if isinstance(value, Enum) else str(value)
