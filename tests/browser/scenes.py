"""States of a screen that its address alone doesn't lead to, in a house where the demo's story has been told."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from playwright.sync_api import Page

from careline.cases.models import Complaint
from careline.contacts.models import Contact, ServiceOrder
from careline.contacts.rules.steps import StepName
from careline.parties.models import ImportBatch
from careline.web.agent.profile_panes import Pane

AGENT, SUPERVISOR, ADMINISTRATOR = "li-wei", "zhao-min", "administrator"
NUMBER = "13800138021"
LIST = "姓名,联系电话,等级\n王芳,13800138000,VIP\n李雷,12,普通\n"
WATCHED = (
    "/board",
    "/my-day",
    "/needs",
    "/exceptions",
    "/duplicates",
    "/accuracy",
    "/entry-audits",
    "/verification-tasks",
    "/outbox",
    "/outbox?view=waiting",
)
Steps = Callable[[Page], None]


class Scene(NamedTuple):
    """Whose desk, which page, and what is done there before one looks."""

    who: str
    path: str
    steps: Steps = lambda _: None


def pressing(stroke: str, shown: str) -> Steps:
    """Press a key, and wait for what it opens."""

    def steps(page: Page) -> None:
        page.keyboard.press(stroke)
        page.locator(shown).first.wait_for()

    return steps


def finding(field: str, words: str, shown: str) -> Steps:
    """Fill in a form's first field and send it."""

    def steps(page: Page) -> None:
        page.locator(field).fill(words)
        page.locator(field).press("Enter")
        page.locator(shown).first.wait_for()

    return steps


def chosen_rows(page: Page) -> None:
    """Choose two rows and go on to what is done with them."""
    page.keyboard.press("j")
    for key in "xjx":
        page.keyboard.press(key)
    macro = page.locator("#bulk-act option[value^=macro-]").first.get_attribute("value")
    page.locator("#bulk-act").select_option(macro)
    page.locator("#bulk button.primary").click()
    page.locator("#bulk-run").wait_for()


def sent_list(page: Page) -> None:
    """Send a list of customers and look at how its columns are understood."""
    file = {"name": "list.csv", "mimeType": "text/csv", "buffer": LIST.encode()}
    page.locator("[type=file]").set_input_files([file])  # type: ignore[list-item]  # one that lies in memory
    page.locator("main form .primary").first.click()
    page.locator(".mapped").wait_for()


def told_list(page: Page) -> None:
    """Have the list that was sent brought in."""
    page.goto(f"{page.url}/{ImportBatch.objects.latest('sent_at').pk}")
    page.locator("button[value=start]").click()
    page.locator("#bar").first.wait_for()


def of_contacts() -> Iterator[Scene]:
    """A contact at each of its steps, at the desk of whom it is with and of one who only reads it."""
    for step in StepName:
        one = Contact.objects.filter(step=step, agent__isnull=False, party__isnull=False).latest("arrived_at")
        for who in (one.agent.username, SUPERVISOR):
            yield Scene(who, f"/contacts/{one.number}")
    yield Scene(AGENT, "/contacts?view=mine&step=solution")
    yield Scene(SUPERVISOR, "/contacts", finding(".find [name=q]", NUMBER, "#rows"))


def of_customers() -> Iterator[Scene]:
    """The customer the story tells most of, side by side with what else is his."""
    order = ServiceOrder.objects.filter(type__code="plan_change").latest("begun_at")
    customer, contact = order.party_id, order.contact.number
    case = Complaint.objects.filter(customer_id=customer).latest("received_at").number
    yield from (Scene(SUPERVISOR, f"/customers/{customer}/{pane}") for pane in Pane)
    yield Scene(SUPERVISOR, f"/customers/{customer}/twins", finding("main [name=q]", "13800138102", ".pair"))
    yield Scene(SUPERVISOR, "/customers", finding("main [name=number]", NUMBER, "main [data-row]"))
    yield Scene(AGENT, f"/orders/{order.number}")
    yield Scene(AGENT, f"/contacts/{contact}?beside={case}")
    yield Scene(AGENT, f"/complaints/{case}?beside={contact}")
    yield Scene(AGENT, f"/complaints/{case}", pressing("Alt+m", "#dialog[open] .macros"))


def of_lists() -> Iterator[Scene]:
    """What is opened over a list, and what is done to many of its rows."""
    yield Scene(AGENT, "/worklist", pressing("Control+k", "#palette[open]"))
    yield Scene(AGENT, "/worklist", pressing("?", "#sheet[open]"))
    yield Scene(SUPERVISOR, "/worklist?view=open", chosen_rows)
    yield Scene(SUPERVISOR, "/worklist?view=open", pressing("h", "#dialog[open] form"))
    yield from (Scene(SUPERVISOR, path) for path in WATCHED)
    yield Scene(AGENT, "/my-day")


def of_office() -> Iterator[Scene]:
    """What the administrators read and try out."""
    yield Scene(ADMINISTRATOR, "/admin/imports", sent_list)
    yield Scene(ADMINISTRATOR, "/admin/imports", told_list)
    yield Scene(ADMINISTRATOR, "/admin/assignment?urgency=normal&channel=phone")
    yield Scene(ADMINISTRATOR, "/admin/notices/complaint_received/email")
    yield Scene(ADMINISTRATOR, "/admin/notices/complaint_received/email/new")
    yield Scene(ADMINISTRATOR, "/admin/catalogues")
    yield Scene("security", "/admin/roles/new?under=agent")
    yield Scene("security", "/admin/alarms")


def scenes() -> Iterator[Scene]:
    """Return all of them."""
    for some in (of_contacts, of_customers, of_lists, of_office):
        yield from some()
