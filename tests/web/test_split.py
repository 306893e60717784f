"""Two things side by side on the stage."""

from datetime import datetime

from django.test import Client

from careline.contacts.operations.receiving import receive_contact
from careline.contacts.rules.facts import ContactChannel
from careline.contacts.rules.intake import ContactIntake
from tests.web.conftest import Desk, Take, by


def test_two_complaints_stand_side_by_side(desk: Desk, take: Take) -> None:
    one, other = take("Charged twice"), take("No signal")
    page = desk("li-wei").get(f"/complaints/{one}?beside={other}").content.decode()
    assert f'data-pane="{one}"' in page
    assert f'data-pane="{other}"' in page
    assert 'role="separator"' in page
    assert f'href="/complaints/{other}?beside={one}"' in page
    assert page.count('class="write"') == 2


def test_what_may_not_be_seen_does_not_stand_beside(desk: Desk, take: Take) -> None:
    one, strange = take(), take(who="zhang-yan")
    for beside in (strange, one, "TS-0000-000000-0", "../x"):
        page = desk("li-wei").get(f"/complaints/{one}", {"beside": beside}).content.decode()
        assert page.count("data-pane=") == 1, beside


def test_a_contact_beside_a_contact_is_only_read(desk: Desk, take: Take, at: datetime) -> None:
    number = take()
    taken = [
        receive_contact(intake=ContactIntake(channel=ContactChannel.COUNTER), by=by("li-wei"), at=at).contact.number
        for _ in range(2)
    ]
    li = desk("li-wei")
    assert li.get(f"/contacts/{taken[0]}?beside={taken[1]}").content.decode().count('id="id_need_reasons"') == 1
    assert f'data-pane="{taken[0]}"' in li.get(f"/complaints/{number}?beside={taken[0]}").content.decode()


def test_after_a_note_both_sides_are_there_again(desk: Desk, take: Take) -> None:
    one, other = take("Charged twice"), take("No signal")
    both = f"/complaints/{one}?beside={other}"
    li = desk("li-wei")
    for number in (one, other):
        came = li.post(
            f"/complaints/{number}/notes", {"text": "18:00"}, headers={"Referer": f"http://testserver{both}"}
        )
        assert came.headers["Location"] == both
    third = take("Third")
    for page in (f"http://elsewhere{both}", f"http://testserver/complaints/{third}?beside={one}"):
        came = li.post(f"/complaints/{other}/notes", {"text": "19:00"}, headers={"Referer": page})
        assert came.headers["Location"] == f"/complaints/{other}"


def test_the_roster_says_who_complains_again(desk: Desk, take: Take) -> None:
    number = take()
    take("Again")
    page = desk("li-wei").get(f"/complaints/{number}").content.decode()
    assert "repeat 2" in page
    assert "138****8000" in page


def test_a_story_can_be_narrowed_to_what_people_said_where_they_said_something(desk: Desk, take: Take) -> None:
    li, number = desk("li-wei"), take()
    assert "Only the conversation" not in story_of(li, number)
    li.post(f"/complaints/{number}/notes", {"text": "Called back"})
    assert "Only the conversation" in story_of(li, number)


def story_of(client: Client, number: str) -> str:
    page: str = client.get(f"/complaints/{number}").content.decode()
    return page.partition('<section class="flow"')[2].partition("</section>")[0]
