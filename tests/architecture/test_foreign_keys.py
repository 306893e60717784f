"""The ORM can climb unseen (`contact.cases`, `filter(cases__…)`), so the links between rooms are walked one by one."""

from collections.abc import Iterable, Iterator

import pytest
from django.apps import apps
from django.db import models
from django.test.utils import isolate_apps

from tests.architecture.reading import PACKAGE, ROOMS

Model = type[models.Model]


def misleading(some: Iterable[Model]) -> Iterator[str]:
    """Foreign keys between rooms that point up, can be climbed backwards, or would take rows along when one goes."""
    for model in some:
        for field in model._meta.get_fields():
            if isinstance(field, models.ForeignKey | models.ManyToManyField):
                yield from (f"{model._meta.label}.{field.name} {fault}" for fault in faults_of(model, field))


def faults_of(model: Model, field: models.ForeignKey | models.ManyToManyField) -> Iterator[str]:
    here, there = model._meta.app_label, field.related_model._meta.app_label
    if here == there or there not in ROOMS:
        return
    if ROOMS.index(there) > ROOMS.index(here):
        yield f"points up, to {there}: the upper room owns the link"
    if not field.remote_field.hidden:
        yield 'can be climbed backwards: it needs related_name="+"'
    if isinstance(field, models.ManyToManyField):
        yield "is a many-to-many across rooms: the upper room owns a table of the link"
    elif field.remote_field.on_delete is not models.PROTECT:
        yield "would let a lower row go: it needs PROTECT"


def of_the_house() -> list[Model]:
    return [model for model in apps.get_models() if model.__module__.startswith("careline.")]


def test_links_between_rooms_point_down_and_hold() -> None:
    assert list(misleading(of_the_house())) == []


def test_every_room_with_tables_is_placed() -> None:
    assert {model._meta.app_label for model in of_the_house()} <= set(ROOMS)
    assert {folder.name for folder in PACKAGE.iterdir() if (folder / "__init__.py").exists()} <= set(ROOMS)


@pytest.mark.parametrize(
    ("here", "there", "on_delete", "related_name", "told"),
    [
        ("parties", "cases", models.PROTECT, "+", "points up"),
        ("cases", "parties", models.CASCADE, "+", "needs PROTECT"),
        ("cases", "parties", models.PROTECT, None, "climbed backwards"),
        ("cases", "parties", models.PROTECT, "complaints", "climbed backwards"),
    ],
)
@isolate_apps("careline.cases", "careline.parties")
def test_planted_link_is_reported(here: str, there: str, on_delete: object, related_name: str, told: str) -> None:
    class Thing(models.Model):  # noqa: DJ008  (planted)
        class Meta:
            app_label = there

    class Holder(models.Model):  # noqa: DJ008  (planted)
        thing = models.ForeignKey(Thing, on_delete, related_name=related_name)

        class Meta:
            app_label = here

    (line,) = misleading([Holder])
    assert told in line


@isolate_apps("careline.cases", "careline.parties")
def test_a_link_that_points_down_and_holds_is_not_reported() -> None:
    class Thing(models.Model):  # noqa: DJ008  (planted)
        class Meta:
            app_label = "parties"

    class Holder(models.Model):  # noqa: DJ008  (planted)
        thing = models.ForeignKey(Thing, models.PROTECT, related_name="+")
        twin = models.OneToOneField("self", models.CASCADE)

        class Meta:
            app_label = "cases"

    assert list(misleading([Holder])) == []
