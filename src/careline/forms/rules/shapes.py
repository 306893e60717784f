"""A form as the rules see it: its fields in order, each with its words, bounds, choices and when it is needed."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from careline.forms.rules.types import FieldType


@dataclass(frozen=True, kw_only=True)
class Choice:
    """One thing that can be chosen."""

    code: str
    zh: str
    en: str


@dataclass(frozen=True, kw_only=True)
class FieldShape:
    """One field."""

    code: str
    type: FieldType
    name_zh: str
    name_en: str
    help_zh: str = ""
    help_en: str = ""
    least: int | None = None
    """The smallest number, or the least money in fen."""
    most: int | None = None
    """The largest number, the most money in fen, or the characters a text may have."""
    choices: Sequence[Choice] = ()


class Compare(StrEnum):
    """How a condition looks at another field's answer."""

    IS = "is"
    IS_NOT = "is_not"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    ANSWERED = "answered"


@dataclass(frozen=True, kw_only=True)
class Condition:
    """One thing that must be so in the answers above."""

    field: str
    test: Compare
    value: str = ""
    """Written as somebody would answer that field; for choices and yes or no, their code."""


@dataclass(frozen=True, kw_only=True)
class Line:
    """One field on a form, and when it must be answered."""

    field: FieldShape
    is_required: bool = False
    required_when: Sequence[Condition] = ()
    """Needed when all of these hold; without any, `is_required` alone decides."""


@dataclass(frozen=True, kw_only=True)
class FormShape:
    """One version of a form."""

    code: str
    version: int
    name_zh: str
    name_en: str
    lines: Sequence[Line] = ()

    @property
    def fields(self) -> Mapping[str, FieldShape]:
        """The fields by their codes, in order."""
        return {line.field.code: line.field for line in self.lines}


def as_json(lines: Sequence[Line]) -> list[dict[str, Any]]:
    """Return the lines as a version keeps them: what comes back from the database is equal to it."""
    kept: list[dict[str, Any]] = json.loads(json.dumps([asdict(line) for line in lines]))
    return kept


def lines_of(kept: Sequence[Mapping[str, Any]]) -> tuple[Line, ...]:
    """Return the lines a version keeps."""
    return tuple(
        Line(
            field=field_of(one["field"]),
            is_required=one["is_required"],
            required_when=tuple(Condition(**{**told, "test": Compare(told["test"])}) for told in one["required_when"]),
        )
        for one in kept
    )


def field_of(kept: Mapping[str, Any]) -> FieldShape:
    """Return the field a version keeps."""
    told = {**kept, "type": FieldType(kept["type"]), "choices": tuple(Choice(**one) for one in kept["choices"])}
    return FieldShape(**told)
