"""Attachments on the page: sent, listed, handed out to be saved, and taken back."""

from datetime import datetime

from django.core.files.uploadedfile import SimpleUploadedFile

from careline.contacts.operations.receiving import receive_contact
from careline.contacts.rules.facts import ContactChannel
from careline.contacts.rules.intake import ContactIntake
from careline.parties.operations.customers import register_customer
from careline.parties.rules.details import CustomerDetails
from tests.files.samples import PDF, SECRET, picture
from tests.web.conftest import Desk, Take, by

FRAGMENT = {"HX-Request": "true"}


def sent(name: str, content: bytes) -> dict[str, object]:
    return {"file": SimpleUploadedFile(name, content)}


def test_a_file_is_attached_and_handed_out_as_a_file_only(desk: Desk, take: Take) -> None:
    page, client = f"/complaints/{take()}", desk("li-wei")
    panel = client.post(f"{page}/files", sent("账单.jpg", picture("JPEG")), headers=FRAGMENT).content.decode()
    assert "账单.jpg" in panel
    assert "Location, camera and author were removed." in panel
    address = panel.split('href="')[1].split('"')[0]
    answer = client.get(address)
    assert SECRET not in answer.content
    assert answer["Content-Type"] == "image/jpeg"
    assert answer["Content-Disposition"].startswith('attachment; filename="__.jpg"; filename*=UTF-8')
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"].startswith("sandbox")
    assert answer["Cache-Control"] == "no-store"
    assert desk("sun").get(address).status_code == 404


def test_a_refusal_is_told_in_words(desk: Desk, take: Take) -> None:
    client, page = desk("li-wei"), f"/complaints/{take()}"
    refused = client.post(f"{page}/files", sent("a.png", PDF), headers=FRAGMENT)
    assert refused.status_code == 422
    assert "the content is of another kind" in refused.content.decode()
    assert client.post(f"{page}/files", headers=FRAGMENT).status_code == 422
    assert "a.png" not in client.get(page).content.decode()


def test_what_is_taken_back_stays_on_the_page_with_its_reason(desk: Desk, take: Take) -> None:
    client, page = desk("li-wei"), f"/complaints/{take()}"
    assert client.post(f"{page}/files", sent("a.pdf", PDF)).status_code == 302
    shown = client.get(page).content.decode()
    address = next(one.split('"')[0] for one in shown.split('href="')[1:] if "/files/" in one)
    assert client.post(f"{address}/retraction", {"reason": "too_much"}).status_code == 302
    shown = client.get(page).content.decode()
    assert "It shows more of a person than is needed" in shown
    assert client.get(address).status_code == 409


def test_a_file_hangs_on_a_contact_and_both_timelines_tell_of_theirs(desk: Desk, take: Take, at: datetime) -> None:
    client, case = desk("li-wei"), f"/complaints/{take()}"
    client.post(f"{case}/files", sent("a.pdf", PDF))
    assert "李伟 attached a.pdf" in client.get(case).content.decode()
    known = CustomerDetails(name="王芳", number="13800138000")
    party = register_customer(details=known, by=by("li-wei"), at=at)
    intake = ContactIntake(channel=ContactChannel.PHONE, customer=party.id)
    page = f"/contacts/{receive_contact(intake=intake, by=by('li-wei'), at=at).contact.number}"
    panel = client.post(f"{page}/files", sent("账单.jpg", picture("JPEG")), headers=FRAGMENT).content.decode()
    address = panel.split('href="')[1].split('"')[0]
    assert SECRET not in client.get(address).content
    assert "李伟 attached 账单.jpg" in client.get(page).content.decode()
    assert client.post(f"{address}/retraction", {"reason": "too_much"})["Location"] == page
    assert "taken back since" in client.get(page).content.decode()
    assert desk("sun").get(address).status_code == 404


def test_a_note_carries_files_and_each_stands_under_its_words(desk: Desk, take: Take) -> None:
    client, page = desk("li-wei"), f"/complaints/{take()}"
    two = [SimpleUploadedFile("账单.jpg", picture("JPEG")), SimpleUploadedFile("单据.pdf", PDF)]
    assert client.post(f"{page}/notes", {"text": "看附件", "file": two}).status_code == 302
    shown = client.get(page).content.decode()
    note = shown.split('class="message note"')[1].split("</article>")[0]
    assert "看附件" in note
    assert note.index("账单.jpg") < note.index("单据.pdf")
    assert "attached 账单.jpg" not in shown, "it hangs on the note, not on the complaint"
    address = note.split('<a href="')[1].split('"')[0]
    assert SECRET not in client.get(address).content
    assert desk("chen").get(address).status_code == desk("chen").get(page).status_code == 404
    assert client.post(f"{address}/retraction", {"reason": "too_much"}).status_code == 302
    assert "Taken back: It shows more of a person than is needed" in client.get(page).content.decode()
    assert client.get(address).status_code == 409


def test_a_note_whose_file_is_refused_isnt_written(desk: Desk, take: Take) -> None:
    client, page = desk("li-wei"), f"/complaints/{take()}"
    refused = client.post(f"{page}/notes", {"text": "看附件", **sent("a.png", PDF)})
    assert refused.status_code == 422
    assert "the content is of another kind" in refused.content.decode()
    assert "看附件" not in client.get(page).content.decode()
