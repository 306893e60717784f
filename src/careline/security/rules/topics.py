"""What is announced: not entries, but subjects about which there is news, with the last entry of each."""

from collections.abc import Iterable
from typing import NamedTuple
from uuid import UUID

MANY = 100
"""More subjects of one kind at once, as an import brings, are announced as the kind alone: lists are read anew."""


class Topic(NamedTuple):
    """A subject, or a whole kind of subjects, and the newest entry about it."""

    kind: str
    subject: UUID | None
    entry: UUID

    def __str__(self) -> str:
        """Return the payload: `complaint:SUBJECT,ENTRY`, or `complaint,ENTRY` for the kind."""
        return f"{self.kind}:{self.subject},{self.entry}" if self.subject else f"{self.kind},{self.entry}"


def topics_of(entries: Iterable[tuple[str, UUID, UUID]]) -> list[Topic]:
    """Return one topic for each subject among entries given in order as (kind, subject, entry)."""
    newest: dict[str, dict[UUID, UUID]] = {}
    for kind, subject, entry in entries:
        of_kind = newest.setdefault(kind, {})
        of_kind.pop(subject, None)
        of_kind[subject] = entry
    return [topic for kind, subjects in newest.items() for topic in _of_kind(kind, subjects)]


def _of_kind(kind: str, subjects: dict[UUID, UUID]) -> list[Topic]:
    if len(subjects) > MANY:
        return [Topic(kind, None, list(subjects.values())[-1])]
    return [Topic(kind, subject, entry) for subject, entry in subjects.items()]
