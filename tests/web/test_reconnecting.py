"""A contact goes on: in another medium, and after the line dropped."""

from careline.contacts.models import Contact
from careline.kernel.identity import new_id
from tests.web.conftest import Desk, Take
from tests.web.test_contacts import Begin, begin

__all__ = ["begin"]


def test_a_contact_goes_on_in_another_medium_and_says_so_at_both_ends(desk: Desk, begin: Begin, take: Take) -> None:
    take()
    client = desk("li-wei")
    page = begin(client)
    first = Contact.objects.get()
    assert f"/contacts/new?contact={first.number}" in client.get(page).content.decode()
    asked = client.get(f"/contacts/new?contact={first.number}").content.decode()
    assert f'value="{first.number}"' in asked
    assert str(first.party_id) in asked, "its customer is chosen already"
    told = {"channel": "counter", "caller": "", "customer": str(first.party_id), "continued_from": first.number.lower()}
    second = begin(client, **told, continued_medium="in_person")
    shown = client.get(second).content.decode()
    assert first.number in shown
    assert "In person" in shown
    assert Contact.objects.get(continued_from=first).number in client.get(page).content.decode()
    wrong = {"token": str(new_id()), "channel": "counter", "continued_from": "JC-2026-000099-9"}
    refused = client.post("/contacts/new", wrong)
    assert refused.status_code == 422
    assert "There is no contact" in refused.content.decode()


def test_who_rings_again_after_a_drop_is_back_in_the_contact(desk: Desk, begin: Begin, take: Take) -> None:
    take()
    client = desk("li-wei")
    page = begin(client)
    client.post(f"{page}/need", {"version": 1, "reasons": "billing.query.balance"})
    client.post(f"{page}/conclusion", {"ended_by": "drop"})
    assert begin(client) == page
    assert "Back after the line dropped" in client.get(page).content.decode()
    assert Contact.objects.count() == 1
