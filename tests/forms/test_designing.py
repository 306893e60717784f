"""Forms are data: each change is a version, and nothing that was asked is lost."""

from dataclasses import replace
from datetime import datetime

import pytest

from careline.forms.operations.designing import FormTold, LineTold, ask_anew, retire_form, set_form
from careline.forms.operations.fields import FieldInUse, FieldTold, retire_field, set_field
from careline.forms.queries.designs import (
    NoSuchFieldDefinition,
    NoSuchForm,
    form_asked,
    offered_fields,
    offered_form,
    versions,
)
from careline.forms.rules.designing import TypeStays
from careline.forms.rules.types import FieldType
from careline.security.actor import Actor
from careline.security.models import LedgerEntry
from careline.security.policy import Forbidden

MONTH = FieldTold(type=FieldType.TEXT, name_zh="账期", name_en="Billing period")

pytestmark = pytest.mark.usefixtures("billing_form")


def events() -> list[str]:
    return list(LedgerEntry.objects.order_by("xid", "id").values_list("event", flat=True))


def test_a_form_asks_its_fields_in_order() -> None:
    asked = form_asked(code="billing")
    assert (asked.version, list(asked.fields)) == (1, ["kind", "amount", "country", "call_back"])
    assert asked.lines[2].required_when[0].value == "roaming"


def test_each_change_is_a_version_and_the_same_again_is_none(administrator: Actor, at: datetime) -> None:
    said = FormTold(name_zh="费用争议", name_en="Disputed charge", lines=[LineTold(field="amount")])
    set_form(code="billing", told=said, by=administrator, at=at)
    set_form(code="billing", told=said, by=administrator, at=at)
    assert [(one.n, list(one.shape.fields)) for one in versions(code="billing")] == [
        (2, ["amount"]),
        (1, ["kind", "amount", "country", "call_back"]),
    ]
    form = offered_form(code="billing")
    assert ask_anew(form=form, shape=form_asked(code="billing"), by=administrator, at=at).version == 2


def test_a_field_that_changes_is_asked_anew_by_its_forms(administrator: Actor, at: datetime) -> None:
    asked = form_asked(code="billing").fields["country"]
    told = FieldTold(**{name: value for name, value in vars(replace(asked, name_en="Where")).items() if name != "code"})
    set_field(code="country", told=told, by=administrator, at=at)
    newest, first = versions(code="billing")
    assert (newest.shape.fields["country"].name_en, first.shape.fields["country"].name_en) == ("Where", "Country")
    assert events()[-2:] == ["forms.field_set", "forms.form_set"]


def test_a_field_keeps_its_type(administrator: Actor, at: datetime) -> None:
    with pytest.raises(TypeStays):
        set_field(code="amount", told=MONTH, by=administrator, at=at)


def test_a_field_in_use_isnt_retired(administrator: Actor, at: datetime) -> None:
    with pytest.raises(FieldInUse) as refused:
        retire_field(code="amount", by=administrator, at=at)
    assert refused.value.params["forms"] == ("billing",)
    retire_form(code="billing", by=administrator, at=at)
    retire_field(code="amount", by=administrator, at=at)
    assert "amount" not in offered_fields().values_list("code", flat=True)
    with pytest.raises(NoSuchForm):
        form_asked(code="billing")
    with pytest.raises(NoSuchFieldDefinition):
        retire_field(code="amount", by=administrator, at=at)


def test_a_retired_form_is_taken_up_again_under_its_next_version(administrator: Actor, at: datetime) -> None:
    retire_form(code="billing", by=administrator, at=at)
    said = FormTold(name_zh="费用争议", name_en="Disputed charge", lines=[LineTold(field="kind")])
    assert set_form(code="billing", told=said, by=administrator, at=at).version == 2


def test_a_line_must_name_a_field_on_offer(administrator: Actor, at: datetime) -> None:
    said = FormTold(name_zh="无", name_en="None", lines=[LineTold(field="nothing")])
    with pytest.raises(NoSuchFieldDefinition):
        set_form(code="empty", told=said, by=administrator, at=at)
    with pytest.raises(NoSuchForm):
        form_asked(code="empty")


def test_an_agent_designs_nothing(agent: Actor, at: datetime) -> None:
    with pytest.raises(Forbidden):
        set_field(code="month", told=MONTH, by=agent, at=at)
    with pytest.raises(Forbidden):
        set_form(code="month", told=FormTold(name_zh="账期", name_en="Period"), by=agent, at=at)
