"""The page of one order: its form, what each rule says, and what happened."""

from collections.abc import Mapping
from typing import Any

from django.urls import reverse

from careline.contacts.queries.finding import READ, may
from careline.contacts.queries.orders import (
    findings_of,
    form_of,
    order_may,
    order_steps_of,
    rule_rows_of,
)
from careline.contacts.rules.orders import OrderState, moves_from
from careline.forms.queries.designs import form_asked
from careline.forms.rules.checking import check
from careline.forms.rules.shapes import FormShape
from careline.web.agent.category_form import AsksForm
from careline.web.agent.order_acts import ACTS
from careline.web.answers import as_typed, said
from careline.web.arrivals import Arrived
from careline.web.faces.order import order_card, order_story, rule_faces
from careline.web.forms import PLAIN
from careline.web.words import named

NO_FORM = FormShape(code="", version=0, name_zh="", name_en="", lines=[])
WORK, EXCEPT = "contacts.work_order", "contacts.except_order"


class OrderForm(AsksForm):
    """The form of the business, in the house's look."""

    def __init__(self, *args: Any, shape: FormShape, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.ask_also(shape)
        for field in self.fields.values():
            if not isinstance(field.widget, PLAIN):
                field.widget.attrs.setdefault("class", "input")

    def told(self) -> dict[str, object]:
        """Return what stands in it; the rules of forms judge it, not the fields."""
        self.is_valid()
        return self.answers or {}


def shown(found: Any, *, request: Arrived, form: OrderForm | None = None) -> dict[str, Any]:
    """Return what the page of an order shows."""
    may_work = order_may(by=request.actor, found=found, right=WORK)
    is_begun = found.state == OrderState.BEGUN
    asked, filled = form_of_order(found), form_of(found)
    answers = filled.answers.values() if filled else ()
    return {
        "here": "orders",
        "order": order_card(found),
        "may_see_contact": may(by=request.actor, contact=found.contact, right=READ),
        "form": (form or asked) if may_work and is_begun and found.type.form else None,
        "filled_at": found.submission.at if found.submission_id else None,
        "answers": [(named(one.field), said(one.field, one.value)) for one in answers],
        "acts": list(_buttons(found)) if may_work else [],
        "story": order_story(found, order_steps_of(found), rule_rows_of(found)),
        **compliance_of(found, request=request, told=form.told() if form else None),
    }


def compliance_of(found: Any, *, request: Arrived, told: Mapping[str, object] | None = None) -> dict[str, Any]:
    """Return the panel of rules, judged by what was handed in, or by what stands in the form just now."""
    answers = check(_shape(found), told).values if told is not None else None
    findings = findings_of(found, answers=answers)
    is_begun = found.state == OrderState.BEGUN
    may_work = is_begun and order_may(by=request.actor, found=found, right=WORK)
    may_except = is_begun and found.agent_id != request.actor.id
    may_except = may_except and order_may(by=request.actor, found=found, right=EXCEPT)
    rows = rule_rows_of(found)
    return {
        "rules": rule_faces(found, findings, rows, may_work=may_work, may_except=may_except),
        "still_open": sum(one.is_open for one in findings),
    }


def form_of_order(found: Any, *, posted: Any = None) -> OrderForm:
    """Return the form this business asks, with what is known standing in it; sealed answers are asked anew."""
    filled = form_of(found)
    return OrderForm(posted, initial=as_typed(filled) if filled else {}, shape=_shape(found))


def _shape(found: Any) -> FormShape:
    return form_asked(code=found.type.form) if found.type.form else NO_FORM


def _buttons(found: Any) -> list[tuple[Any, str, str, str]]:
    possible = moves_from(OrderState(found.state))
    return [
        (page.label, reverse("web:order-act", args=[found.number, noun]), page.key, page.tone)
        for noun, page in ACTS.items()
        if page.move in possible
    ]
