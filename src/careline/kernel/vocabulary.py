"""A vocabulary as a column keeps it: its words, and no others."""

from collections.abc import Iterable
from enum import Enum


def one_of(words: Iterable[Enum]) -> list[tuple[str, str]]:
    """Return a vocabulary as the choices of a column."""
    return [(one.value, one.value) for one in words]
