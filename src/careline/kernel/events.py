"""Events: what happened, past tense, in references and codes only, so that the ledger never holds a person's words."""

import re
from dataclasses import dataclass, fields
from datetime import date, datetime
from enum import Enum
from typing import ClassVar
from uuid import UUID

CODE = re.compile(r"^[a-z0-9][a-z0-9_.:/+-]{0,79}$", re.IGNORECASE)
"""The shape of a code: one word of ASCII, so that a name, a number in words or a sentence can't pass for one."""

type_names: dict[str, "type[Event]"] = {}


class NotACode(ValueError):
    """An event carried a text that isn't a code; personal data would have reached the ledger."""


@dataclass(frozen=True, kw_only=True)
class Event:
    """Something that happened to one subject. A subclass is named `<room>.<snake_case>` after its module and class."""

    name: ClassVar[str]
    subject_kind: ClassVar[str]

    subject: UUID

    def __init_subclass__(cls, *, about: str) -> None:
        """Name the event after its room and class, and say what kind of thing it is about."""
        room = cls.__module__.split(".")[1]
        cls.name = f"{room}.{re.sub(r'(?<!^)(?=[A-Z])', '_', cls.__name__).lower()}"
        cls.subject_kind = about
        type_names[cls.name] = cls

    def data(self) -> dict[str, object]:
        """Return the fields other than the subject as JSON values.

        :raises NotACode: when a text isn't a code.
        """
        pairs = ((field.name, getattr(self, field.name)) for field in fields(self) if field.name != "subject")
        return {name: _as_json(name, value) for name, value in pairs if value is not None}


def _as_json(name: str, value: object) -> object:
    match value:
        case bool() | int():
            return value
        case UUID():
            return str(value)
        case datetime() | date():
            return value.isoformat()
        case Enum():
            return value.value
        case str() if CODE.match(value):
            return value
        case tuple() | frozenset():
            return [_as_json(name, one) for one in value]
        case _:
            msg = f"the event field {name} may hold references and codes, not {type(value).__name__}"
            raise NotACode(msg)
