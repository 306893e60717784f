"""Keeping a list by keyboard: what is chosen is on the screen, `h` asks for a name, and it stands beside the list."""

from careline.kernel.clock import now
from careline.parties.operations.catalogues import EntryTold, set_entry
from careline.parties.operations.customers import register_customers
from careline.parties.rules.catalogues import Catalogue
from careline.parties.rules.details import CustomerDetails
from tests.browser.conftest import Sit
from tests.web.conftest import SEED


def test_customers_are_kept_by_keyboard_without_what_was_typed(sit: Sit) -> None:
    page = sit("zhao-min")
    told = EntryTold(name_zh="学生", name_en="Students")
    set_entry(catalogue=Catalogue.SEGMENT, code="student", told=told, by=SEED, at=now())
    people = [CustomerDetails(name="王芳", number=f"1380013800{n}", segment="student") for n in range(3)]
    register_customers(details=people, by=SEED, at=now())
    page.goto(page.url.partition("/board")[0] + "/customers")
    page.get_by_text("Narrow the list").click()
    page.get_by_label("Segment").select_option("student")
    page.get_by_label("Last four digits").fill("8001")
    page.get_by_label("Last four digits").press("Control+Enter")
    page.get_by_text("Last four digits). Empty it first.").wait_for()
    page.get_by_label("Last four digits").fill("")
    page.get_by_label("Last four digits").press("Control+Enter")
    page.get_by_role("link", name="Keep this list").wait_for()
    page.wait_for_load_state()
    page.keyboard.press("h")
    page.get_by_role("dialog").get_by_label("Name").fill("Students")
    page.keyboard.press("Enter")
    kept = page.get_by_role("navigation", name="Kept lists").get_by_role("link", name="Students 3")
    kept.click()
    page.get_by_role("heading", name="Students", exact=True).wait_for()
    assert page.url.partition("?")[2].startswith("saved=")
