"""Which rights reach one row, in words that are kept: actors of one kind differ by values only.

A policy tells the rows within a reach as a filter, which Django words anew for each who asks. So it stays for lists,
whose plans need the values; one row is found by its key, whatever they are, and is asked about before every act.
"""

from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Self, cast

from django.db.models import BooleanField, ExpressionWrapper, Model, QuerySet

from careline.security.actor import Actor, ActorKind
from careline.security.policy import Reach, reach_of, within
from careline.security.prepared import Prepared
from careline.security.rules.roles import Role

VALUES = ("id", "name", "department_id", "department_path")
"""What of an actor stands in the words as a value."""
KEPT = 1000
"""Questions; a house has some dozen kinds of actors, and asks for some dozen sets of rights."""


@dataclass(frozen=True)
class Likeness:
    """All of an actor that words hang on, beside how far he reaches."""

    kind: ActorKind
    roles: frozenset[Role]
    has: frozenset[str]
    """Which of the values he has at all: one without a department is worded otherwise."""

    @classmethod
    def of(cls, by: Actor) -> Self:
        """Return what an actor has in common with those who are worded alike."""
        return cls(by.kind, by.roles, frozenset(name for name in VALUES if getattr(by, name)))

    def actor(self, values: dict[str, Any]) -> Actor:
        """Return somebody like that, with a slot for each value; who looks at rights of his own fails."""
        told = {name: slot for name, slot in values.items() if name in self.has}
        return Actor(kind=self.kind, roles=self.roles, rights=cast("Any", None), **{"name": "", **told})


def rights_reaching(row: Model, rights: Collection[str], *, by: Actor) -> frozenset[str]:
    """Return which of these rights of the actor reach a row, as it is in the database now; in one question."""
    reaches = {right: reach for right in rights if (reach := reach_of(by, right)) is not None}
    if not reaches:
        return frozenset()
    ask = _question(type(row), tuple(reaches.items()), Likeness.of(by))
    found = ask(row=row.pk, **{name: getattr(by, name) for name in VALUES})
    return frozenset(right for n, right in enumerate(reaches) if any(told[n] for told in found))


@lru_cache(KEPT)
def _question(
    model: type[Model], reaches: tuple[tuple[str, Reach], ...], likeness: Likeness
) -> Prepared[..., tuple[bool | None, ...]]:
    def ask(row: Any, id: Any, name: Any, department_id: Any, department_path: Any) -> QuerySet[Any, Any]:  # noqa: A002  (the actor's own word)
        values = {"id": id, "name": name, "department_id": department_id, "department_path": department_path}
        by = likeness.actor(values)
        told = (ExpressionWrapper(within(by, right, reach), BooleanField()) for right, reach in reaches)
        return model._default_manager.filter(pk=row).order_by().values_list(*told)  # noqa: SLF001  (Django's documented name)

    return Prepared(ask)
