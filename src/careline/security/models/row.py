"""Records made by the ten thousand: what their fields are is worked out once for each kind, not for each record.

Django asks every field of every new record what its default is; an import makes eleven records for a complaint, and
spent a sixth of its time on that.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models.base import ModelState

if TYPE_CHECKING:
    from django.db.models.fields import Field


class Row(models.Model):
    """A record that is made by naming its fields, as all of Django's are, only sooner."""

    class Meta:
        abstract = True

    def __init__(self, *values: Any, **fields: Any) -> None:
        """Set the fields told, and all others to their defaults.

        :param values: all of them in their order, as Django reads a record; then Django makes it.
        :raises TypeError: there is no such field.
        """
        if values:
            super().__init__(*values, **fields)
            return
        shape = _shape(type(self))
        self._state = ModelState()
        own = self.__dict__
        own.update(shape.constants)
        for name, make in shape.made:
            if name not in fields:
                own[name] = make()
        for name, value in fields.items():
            if name in shape.columns:
                own[name] = value
            elif name in shape.related:
                setattr(self, name, value)
            else:
                raise TypeError(f"{type(self).__qualname__} has no field {name}")


@dataclass(frozen=True)
class Shape:
    """What records of one kind have."""

    columns: frozenset[str]
    related: frozenset[str]
    """What may be told as a record; its column is set along with it."""
    constants: Mapping[str, Any]
    made: tuple[tuple[str, Callable[[], Any]], ...]
    """Columns whose default is another one each time."""


@cache
def _shape(kind: type[models.Model]) -> Shape:
    about = kind._meta  # noqa: SLF001  (where Django's own documentation says to look)
    if about.abstract:
        raise TypeError(f"{kind.__qualname__} is no record, but what several have in common")
    fields = [field for field in about.concrete_fields if not field.generated]
    return Shape(
        columns=frozenset(field.attname for field in fields),
        related=frozenset(field.name for field in fields if field.is_relation),
        constants={field.attname: field.get_default() for field in fields if not _is_made(field)},
        made=tuple((field.attname, field.get_default) for field in fields if _is_made(field)),
    )


def _is_made(field: "Field[Any, Any]") -> bool:
    return field.has_db_default() or (field.has_default() and callable(field.default))
