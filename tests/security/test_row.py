"""Records are made as Django makes them, only sooner."""

from typing import Any
from uuid import UUID

import pytest
from django.apps import apps
from django.db.models import Model
from django.db.models.signals import post_init, pre_init

from careline.cases.models import Complaint, Stage
from careline.kernel.identity import new_id
from careline.parties.models import Customer
from careline.security.models.history import HistoryRow
from careline.security.models.row import Row

KINDS = [kind for kind in apps.get_models() if issubclass(kind, Row)]


def as_django_makes(kind: type[Model], **fields: Any) -> Model:
    """Return a record made by Django's own constructor."""
    record = kind.__new__(kind)
    Model.__init__(record, **fields)
    return record


def kept(record: Model) -> dict[str, Any]:
    """Return what a record holds; of what is another one each time, only what it is."""
    own = {name: value for name, value in vars(record).items() if name != "_state"}
    return {name: type(value) if isinstance(value, UUID) else value for name, value in own.items()}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_nothing_told_gives_what_django_gives(kind: type[Row]) -> None:
    mine, django = kind(), as_django_makes(kind)
    assert kept(mine) == kept(django)
    assert vars(mine._state) == vars(django._state)
    assert not pre_init.has_listeners(kind)
    assert not post_init.has_listeners(kind), "nobody is told of a record made"


def test_what_is_told_is_kept_a_record_along_with_its_key() -> None:
    customer = Customer(id=new_id())
    told = {"id": new_id(), "title": "话费", "customer": customer, "category_id": new_id()}
    mine, django = Complaint(**told), as_django_makes(Complaint, **told)
    assert kept(mine) == kept(django)
    assert mine.customer is customer
    assert mine.customer_id == customer.id


def test_what_is_another_one_each_time_is_made_each_time() -> None:
    assert Customer().id != Customer().id


def test_a_mistake_is_one_as_ever() -> None:
    with pytest.raises(TypeError, match="titel"):
        Complaint(titel="话费")  # type: ignore[misc]
    with pytest.raises(TypeError, match="HistoryRow"):
        HistoryRow()


def test_what_is_read_is_made_by_django() -> None:
    fields = Stage._meta.concrete_fields
    values = [new_id() if field.attname == "id" else field.get_default() for field in fields]
    stage = Stage.from_db("default", [field.attname for field in fields], values)
    assert (stage.id, stage._state.adding) == (values[0], False)
