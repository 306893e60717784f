"""The form that says which column is what: one line a field, told back as a map."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.utils.functional import Promise

from careline.parties.rules.import_guess import Tables, cell, tables
from careline.parties.rules.import_map import FIELDS, LIST, SECTIONS, subject_of
from careline.parties.rules.imports import ImportSubject
from careline.web.words.imports import IMPORT_FIELDS

LONGEST = 20_000


@dataclass(frozen=True)
class MapLine:
    """One field: its column, what its words mean, and what an empty cell means."""

    name: str
    label: str | Promise
    column: str
    words: str
    """One `word = code` a line; shown only where the field has a vocabulary."""
    default: str
    has_words: bool
    """Whether the field's words are a vocabulary: ours, or one the house lists itself."""

    @property
    def how_many(self) -> int:
        """How many words of the file are told."""
        return len(self.words.splitlines())


def lines_of(told: Mapping[str, Any], listed: Tables, subject: ImportSubject) -> list[MapLine]:
    """Return a map as the form shows it."""
    cells, words = told.get(SECTIONS[subject], {}), tables(listed)
    labels = IMPORT_FIELDS[subject]
    return [_line(name, labels[name], cells.get(name, {}), words.get(name)) for name in FIELDS[subject]]


def told_in(post: QueryDict, subject: ImportSubject) -> dict[str, Any]:
    """Return the map the form tells."""
    fields = {}
    for name in FIELDS[subject]:
        column = post.get(f"column-{name}", "")
        default = post.get(f"default-{name}", "").strip()[:LONGEST]
        if column:
            fields[name] = cell(column, table=_table(post.get(f"words-{name}", "")), default=default)
        elif default:
            fields[name] = {"value": default}
    return {"source": post.get("source", LIST).strip(), SECTIONS[subject]: fields}


def unseen_columns(told: Mapping[str, Any], columns: Sequence[str]) -> list[str]:
    """Return the columns of a map the file doesn't have."""
    return sorted(_named(told) - set(columns))


def unread_columns(told: Mapping[str, Any], columns: Sequence[str], added: Collection[str]) -> list[str]:
    """Return the columns of the file that nothing is read from, in its order.

    :param added: what an error file calls its own columns: in one that was mended nobody misses them.
    """
    left_out = _named(told) | set(added) | {""}
    return [column for column in columns if column not in left_out]


def _named(told: Mapping[str, Any]) -> set[str]:
    fields = told.get(SECTIONS[subject_of(told)], {})
    return {column for one in fields.values() for column in one.get("columns", ())}


def _line(name: str, label: str | Promise, told: Mapping[str, Any], words: Mapping[str, str] | None) -> MapLine:
    table = told.get("table", words or {})
    return MapLine(
        name=name,
        label=label,
        column=next(iter(told.get("columns", ())), ""),
        words="\n".join(f"{word} = {code}" for word, code in table.items() if word),
        default=table.get("") or told.get("default", told.get("value", "")),
        has_words=words is not None or "table" in told,
    )


def _table(text: str) -> dict[str, str]:
    pairs = (line.partition("=") for line in text[:LONGEST].splitlines())
    return {word.strip(): code.strip() for word, sign, code in pairs if sign}
