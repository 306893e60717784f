"""The dialog that classifies: what the category asks comes and goes with the choice."""

import pytest
from playwright.sync_api import expect

from careline.cases.operations.categories import Naming, set_category
from careline.forms.operations.designing import FormTold, LineTold, set_form
from careline.forms.operations.fields import FieldTold, set_field
from careline.forms.rules.types import FieldType
from careline.kernel.clock import now
from careline.security.actor import system
from tests.browser.conftest import Sit
from tests.web.conftest import by, receive

pytestmark = pytest.mark.browser
SEED = system("seed")


def test_the_fields_follow_the_category(sit: Sit) -> None:
    page = sit("li-wei")
    asked = {"name_zh": "争议金额", "name_en": "Disputed sum"}
    set_field(code="amount", told=FieldTold(type=FieldType.MONEY, **asked), by=SEED, at=now())
    form = FormTold(**asked, lines=[LineTold(field="amount", is_required=True)])
    set_form(code="charge", told=form, by=SEED, at=now())
    naming = Naming(name_zh="计费", name_en="Billing", form="charge")
    set_category(code="product.billing", naming=naming, by=SEED, at=now())
    number = receive("Charged twice in May", by=by("li-wei"), at=now())
    page.goto(f"{page.evaluate('location.origin')}/complaints/{number}")
    page.keyboard.press("t")
    dialog = page.locator("#dialog")
    dialog.get_by_label("Category").select_option("product.billing")
    sum_ = dialog.get_by_label("Disputed sum")
    sum_.fill("128")
    dialog.get_by_label("Category").select_option("network")
    expect(sum_).to_have_count(0)
    dialog.get_by_label("Category").select_option("product.billing")
    dialog.get_by_label("Disputed sum").fill("12.80")
    dialog.get_by_label("Normal").check(force=True)
    dialog.get_by_role("button", name="Classify").click()
    expect(dialog).to_be_hidden()
    expect(page.locator("body")).to_contain_text("¥12.80")
