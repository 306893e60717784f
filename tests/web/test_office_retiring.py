"""What an administrator changes or takes out of use by a form: the row, the ledger, and who is refused."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import NamedTuple

import pytest
from django.db.models import Model, QuerySet

from careline.clocks.models import DueRule
from careline.contacts.models import ComplianceRule, OrderType, Reason, WrapUpTemplate
from careline.forms.models import FieldDefinition, Form
from careline.forms.operations.designing import FormTold, LineTold, set_form
from careline.forms.operations.fields import FieldTold, set_field
from careline.forms.rules.types import FieldType
from careline.security.models import Centre, CustomRole, Department, LedgerEntry, RoleGrant, Unlocking
from careline.security.operations.centres import CentreTold, set_centre
from careline.web.choices import INDENT
from tests.web.conftest import SEED, Desk

NAMES = {"name_zh": "改名", "name_en": "Renamed"}
NAMES_AGAIN = {"name_zh": "又改", "name_en": "Renamed again"}
ADMIN, GUARD, AGENT = "administrator", "guard", "li-wei"
Rows = Callable[[], QuerySet[Model]]  # type: ignore[type-var]  # of any table


class Step(NamedTuple):
    """A question that is confirmed, who may, the event that tells of it, and the row that shows it."""

    path: str
    event: str
    row: Rows
    by: str = ADMIN
    told: Mapping[str, object] = {}
    bad: Mapping[str, object] = {"position": "-1"}
    """What is told wrongly where it is refused."""


STEPS = (
    Step(
        "users/chen/lock", "security.account_unlocked", lambda: Unlocking.objects.filter(user__username="chen"), GUARD
    ),
    Step(
        "roles/night/retirement",
        "security.custom_role_retired",
        lambda: CustomRole.objects.filter(code="night", retired_at__isnull=False),
        GUARD,
    ),
    Step(
        "forms/survey/retirement",
        "forms.form_retired",
        lambda: Form.objects.filter(code="survey", retired_at__isnull=False),
    ),
    Step(
        "fields/spare/retirement",
        "forms.field_retired",
        lambda: FieldDefinition.objects.filter(code="spare", retired_at__isnull=False),
    ),
    Step(
        "reasons/plan.choose/retirement",
        "contacts.reason_retired",
        lambda: Reason.objects.filter(code="plan.choose", valid_until__isnull=False),
    ),
    Step(
        "order-types/plan_change/retirement",
        "contacts.order_type_retired",
        lambda: OrderType.objects.filter(code="plan_change", retired_at__isnull=False),
    ),
    Step(
        "compliance-rules/consent/retirement",
        "contacts.compliance_rule_retired",
        lambda: ComplianceRule.objects.filter(code="consent", retired_at__isnull=False),
    ),
    Step(
        "wrap-up/templates/answered/retirement",
        "contacts.wrap_up_template_retired",
        lambda: WrapUpTemplate.objects.filter(code="answered", retired_at__isnull=False),
    ),
    Step(
        "due-rules/cn.promise/retirement",
        "clocks.due_rule_retired",
        lambda: DueRule.objects.filter(code="cn.promise", valid_to="2026-04-01", valid_from="2026-04-01"),
        told={"valid_from": "2026-04-01"},
    ),
)
CHANGES = (
    Step(
        "order-types/plan_change",
        "contacts.order_type_set",
        lambda: OrderType.objects.filter(code="plan_change", rules__code="consent", position=7, **NAMES),
        told={"act": "change", "rules": ["consent"], "position": "7", **NAMES},
    ),
    Step(
        "compliance-rules/consent",
        "contacts.compliance_rule_set",
        lambda: ComplianceRule.objects.filter(code="consent", test="level", level="full", position=7, **NAMES),
        told={"test": "level", "level": "full", "position": "7", **NAMES},
    ),
    Step(
        "wrap-up/templates/answered",
        "contacts.wrap_up_template_set",
        lambda: WrapUpTemplate.objects.filter(code="answered", summary_en="As told.", position=7, **NAMES),
        told={"summary_en": "As told.", "position": "7", **NAMES},
    ),
    Step(
        "order-types/new",
        "contacts.order_type_set",
        lambda: OrderType.objects.filter(code="roaming_pass", act="change", position=7, **NAMES),
        told={"code": "roaming_pass", "act": "change", "position": "7", **NAMES},
    ),
    Step(
        "fields/spare",
        "forms.field_set",
        lambda: FieldDefinition.objects.filter(code="spare", **NAMES_AGAIN),
        told=NAMES_AGAIN,
        bad={"name_en": ""},
    ),
    Step(
        "centres/north",
        "security.centre_set",
        lambda: Centre.objects.filter(code="north", **NAMES),
        told={"position": "1", **NAMES},
        bad={"name_zh": ""},
    ),
    Step(
        "departments/billing/centre",
        "security.department_placed",
        lambda: Department.objects.filter(code="billing", centre__code="north"),
        told={"centre": "north"},
        bad={"centre": "nowhere"},
    ),
)


@pytest.fixture
def _kept(desk: Desk, business: None, at: datetime) -> None:  # noqa: ARG001  (a fixture asks for another one by naming it)
    """Have a role, a form that asks a field, and a field nobody asks."""
    for code in ("asked", "spare"):
        set_field(code=code, told=FieldTold(type=FieldType.TEXT, **NAMES), by=SEED, at=at)
    set_form(code="survey", told=FormTold(lines=[LineTold(field="asked")], **NAMES), by=SEED, at=at)
    role = {"code": "night", "act": "save", "cases.read_complaint": "own", **NAMES}
    assert desk(GUARD).post("/admin/roles/new", role).status_code == 302
    set_centre(code="north", told=CentreTold(name_zh="北区", name_en="North"), by=SEED, at=at)


def entries(event: str) -> QuerySet[LedgerEntry]:
    return LedgerEntry.objects.filter(event=event)


@pytest.mark.usefixtures("_kept")
@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.path)
def test_what_is_confirmed_is_done_once_by_who_may(desk: Desk, step: Step) -> None:
    path, client = f"/admin/{step.path}", desk(step.by)
    assert desk(AGENT).post(path, step.told).status_code in {403, 404}
    assert client.get(path).status_code == 200
    assert (step.row().exists(), entries(step.event).exists()) == (False, False), "asking does nothing"
    assert client.post(path, step.told).status_code == 302
    assert (step.row().count(), entries(step.event).count()) == (1, 1)
    assert entries(step.event).get().actor_name == step.by


@pytest.mark.usefixtures("_kept")
@pytest.mark.parametrize(
    "step", [step for step in STEPS if "retirement" in step.path and not step.told], ids=lambda step: step.path
)
def test_what_is_gone_isnt_retired_again(desk: Desk, step: Step) -> None:
    client = desk(step.by)
    client.post(f"/admin/{step.path}", step.told)
    again = client.post(f"/admin/{step.path}", step.told)
    assert 400 <= again.status_code < 500
    assert entries(step.event).count() == 1


@pytest.mark.usefixtures("_kept")
@pytest.mark.parametrize("step", CHANGES, ids=lambda step: step.path)
def test_a_change_is_in_the_row_and_the_ledger_and_a_bad_one_in_neither(desk: Desk, step: Step) -> None:
    path, client, before = f"/admin/{step.path}", desk(step.by), entries(step.event).count()
    refused = client.post(path, {**step.told, **step.bad})
    assert (refused.status_code, "fault" in refused.content.decode()) == (422, True)
    assert desk(AGENT).post(path, step.told).status_code == 403
    assert (step.row().exists(), entries(step.event).count()) == (False, before)
    assert client.post(path, step.told).status_code == 302
    assert (step.row().count(), entries(step.event).count()) == (1, before + 1)


@pytest.mark.usefixtures("_kept")
def test_a_field_that_a_form_asks_stays(desk: Desk) -> None:
    refused = desk(ADMIN).post("/admin/fields/asked/retirement")
    assert 400 <= refused.status_code < 500
    assert FieldDefinition.objects.get(code="asked").retired_at is None
    assert not entries("forms.field_retired").exists()


@pytest.mark.usefixtures("_kept")
def test_a_due_rule_ends_on_a_day_that_was_named(desk: Desk) -> None:
    refused = desk(ADMIN).post("/admin/due-rules/cn.promise/retirement", {"valid_from": "someday"})
    assert (refused.status_code, entries("clocks.due_rule_retired").exists()) == (422, False)


@pytest.mark.usefixtures("_kept")
def test_a_role_is_taken_back(desk: Desk) -> None:
    chen, client, held = "/admin/users/chen/roles", desk(GUARD), RoleGrant.objects.filter(user__username="chen")
    assert client.post(chen, {"roles": ["department_handler", "agent"], "own": ["night"]}).status_code == 302
    assert set(held.values_list("role", "custom__code")) == {
        ("department_handler", None),
        ("agent", None),
        ("", "night"),
    }
    refused = client.post(chen, {"roles": ["department_handler", "auditor"]})
    assert 400 <= refused.status_code < 500
    assert held.count() == 3
    assert client.post(chen, {"roles": ["department_handler"]}).status_code == 302
    assert list(held.values_list("role", flat=True)) == ["department_handler"]
    assert entries("security.role_revoked").get().actor_name == GUARD
    assert desk(AGENT).post(chen, {"roles": ["supervisor"]}).status_code == 403


@pytest.mark.usefixtures("_kept")
@pytest.mark.parametrize("page", ["wrap-up/templates/new", "wrap-up/templates/answered", "scripts/new"])
def test_a_reason_is_chosen_where_something_is_offered_for_one(desk: Desk, page: str) -> None:
    asked = desk(ADMIN).get(f"/admin/{page}").content.decode()
    assert f'<option value="plan.choose">{INDENT}' in asked
    refused = desk(ADMIN).post(f"/admin/{page}", {"reason": "plan.nonsense"})
    assert (refused.status_code, 'id="id_reason_error"' in refused.content.decode()) == (422, True)


@pytest.mark.usefixtures("_kept")
def test_a_reason_that_was_retired_stays_chosen_until_somebody_chooses_another(desk: Desk) -> None:
    client, page = desk(ADMIN), "/admin/wrap-up/templates/answered"
    WrapUpTemplate.objects.filter(code="answered").update(reason=Reason.objects.get(code="plan.choose"))
    assert client.post("/admin/reasons/plan.choose/retirement").status_code == 302
    assert f'<option value="plan.choose" selected>{INDENT}' in client.get(page).content.decode()
    assert 'value="plan.choose"' not in client.get("/admin/wrap-up/templates/new").content.decode()
