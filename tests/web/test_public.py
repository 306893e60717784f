"""Pages for anybody: write to us, look up how far it is, read what is promised; bounded, and telling little."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.test import Client

from careline.cases.models import Complaint, LookUpTry, PublicIntake
from careline.cases.operations.public import look_up_progress, take_public_form
from careline.cases.rules.public import LookUpLocked, PublicForm, TooManyForms, Wish
from careline.contacts.models import Contact
from careline.contacts.operations.serving import take_contact
from careline.kernel.identity import new_id
from careline.security.actor import system
from careline.security.models import LedgerEntry
from tests.web.conftest import Desk, Take, by

VISITOR = system("public-page")
Send = Callable[..., str]


@pytest.fixture
def stranger(house: None) -> Client:
    assert house is None
    return Client(headers={"Accept-Language": "en"})


def told(**otherwise: object) -> dict[str, object]:
    said = {"token": str(new_id()), "wish": "question", "words": "How do I move my line?", "number": "13900139000"}
    return said | otherwise


def secret_in(page: str) -> str:
    return page.split('Secret</dt><dd class="num"><strong>')[1].split("<", maxsplit=1)[0]


def test_a_question_becomes_a_contact_that_proved_nothing_and_anybody_at_a_desk_may_take(
    stranger: Client, desk: Desk, take: Take
) -> None:
    take()  # so that 13800138000 is Wang Fang's
    answer = stranger.post("/service", told(number="13800138000"))
    assert answer.status_code == 201
    contact = Contact.objects.get()
    assert (contact.channel, contact.level, contact.certainty, contact.agent) == ("web_form", "none", "likely", None)
    assert contact.number in answer.content.decode()
    page = desk("li-wei").get(f"/contacts/{contact.number}").content.decode()
    assert "How do I move my line?" in page
    assert "13800138000" not in page
    assert desk("li-wei").post(f"/contacts/{contact.number}/taking").status_code == 302
    contact.refresh_from_db()
    assert (contact.step, contact.agent_id) == ("access", by("li-wei").id)
    assert desk("chen").get(f"/contacts/{contact.number}").status_code == 404


def test_a_complaint_gets_a_number_and_a_secret_that_open_its_progress(stranger: Client) -> None:
    page = stranger.post("/service", told(wish="complaint", words="Charged twice\nsince May")).content.decode()
    complaint = Complaint.objects.get()
    assert (complaint.title, complaint.channel) == ("Charged twice", "web")
    assert complaint.number in page
    secret = secret_in(page)
    assert bytes(PublicIntake.objects.get().secret_hash) not in {secret.encode(), secret.replace("-", "").encode()}
    for proof in (secret, secret.lower().replace("-", ""), "9000"):
        seen = stranger.post("/service/progress", {"number": complaint.number, "proof": proof})
        assert seen.status_code == 200, proof
        assert "Answer due by" in seen.content.decode()
        assert "Charged twice" not in seen.content.decode()
    entry = LedgerEntry.objects.filter(event="cases.progress_revealed").first()
    assert entry is not None
    assert entry.data == {"number": complaint.number}


def test_a_form_sent_twice_comes_in_once_and_tells_its_secret_once(stranger: Client) -> None:
    form = told()
    first, second = (stranger.post("/service", form).content.decode() for _ in range(2))
    assert Contact.objects.count() == 1
    assert "Secret" in first
    assert "its secret was shown then" in second


def test_a_wrong_number_and_a_wrong_proof_are_told_alike(stranger: Client) -> None:
    stranger.post("/service", told())
    number = Contact.objects.get().number
    pages = [
        stranger.post("/service/progress", {"number": asked, "proof": proof}).content.decode()
        for asked, proof in (
            (number, "1234"),
            ("JC-2026-999999-3", "9000"),
            ("nothing", "9000"),
            (number, "139000139000"),
        )
    ]
    assert all("Nothing was found for this number with this proof." in page for page in pages)
    assert not LookUpTry.objects.filter(is_hit=True).exists()


def test_after_five_wrong_proofs_a_number_is_shut_for_a_day(stranger: Client, at: datetime) -> None:
    stranger.post("/service", told())
    number = Contact.objects.get().number
    for n in range(5):
        assert look_up_progress(number=number, proof=f"111{n}", by=VISITOR, at=at) is None
    with pytest.raises(LookUpLocked):
        look_up_progress(number=number, proof="9000", by=VISITOR, at=at)
    assert look_up_progress(number=number, proof="9000", by=VISITOR, at=at + timedelta(days=2))
    shut = stranger.post("/service/progress", {"number": number, "proof": "9000"}).content.decode()
    assert "nothing more is looked up for now" in shut


def test_one_address_looks_in_vain_twenty_times_an_hour(stranger: Client, at: datetime) -> None:
    assert stranger
    for n in range(20):
        look_up_progress(number=f"no-{n}", proof="1", address="192.0.2.7", by=VISITOR, at=at)
    with pytest.raises(LookUpLocked):
        look_up_progress(number="no-21", proof="1", address="192.0.2.7", by=VISITOR, at=at)
    assert look_up_progress(number="no-21", proof="1", address="192.0.2.8", by=VISITOR, at=at) is None


def test_one_address_sends_five_forms_an_hour(stranger: Client, at: datetime) -> None:
    for _ in range(5):
        assert stranger.post("/service", told()).status_code == 201
    sixth = stranger.post("/service", told())
    assert (sixth.status_code, "within an hour" in sixth.content.decode()) == (422, True)
    form = PublicForm(wish=Wish.QUESTION, words="x", number="13900139000", token="t")
    with pytest.raises(TooManyForms):
        take_public_form(told=form, address="127.0.0.1", by=VISITOR, at=at)
    assert take_public_form(told=form, address="127.0.0.1", by=VISITOR, at=at + timedelta(hours=2)).secret


def test_a_robot_and_a_number_that_is_none_are_refused(stranger: Client) -> None:
    assert stranger.post("/service", told(website="http://x")).status_code == 422
    wrong = stranger.post("/service", told(number="abc"))
    assert (wrong.status_code, Contact.objects.count()) == (422, 0)
    assert "words" in stranger.post("/service", told(words="")).content.decode()


def test_the_time_limits_in_force_are_published(stranger: Client) -> None:
    page = stranger.get("/service/commitment").content.decode()
    assert "Answer within two days" in page
    assert "2 calendar days" in page
    for address in ("/service", "/service/progress", "/session/"):
        assert stranger.get(address).status_code == 200


def test_what_nobody_has_is_taken_at_any_step_and_keeps_it(stranger: Client, at: datetime) -> None:
    stranger.post("/service", told())
    number = Contact.objects.get().number
    taken = take_contact(number=number, by=by("li-wei"), at=at)
    assert (taken.step, taken.handles.count()) == ("access", 1)
