"""The keymap: its own keys, and those one chooses."""

from careline.security.rules.keymap import checked_keys, shared
from careline.web.keys import BY_NAME, KEYS, Keymap, announced, spelled
from tests.web.conftest import Desk, Take


def test_the_houses_keys_are_in_order() -> None:
    free = {key.name: key.stroke for key in KEYS if not key.is_fixed}
    assert list(shared({key.name: key.stroke for key in KEYS}, BY_NAME)) == []
    assert checked_keys(free, BY_NAME) == {}


def test_a_key_is_drawn_and_told_to_screen_readers() -> None:
    assert (spelled("n"), spelled("Alt+t"), spelled("Ctrl+Enter")) == ("N", "Alt T", "Ctrl ↵")
    assert (announced("Ctrl+k"), announced("/")) == ("Control+k", "/")
    assert Keymap().strokes["next"] == "n"


def test_a_chosen_key_stands_on_its_button(desk: Desk, take: Take) -> None:
    li, number = desk("li-wei"), take()
    page = li.post("/preferences/keys", {"letters": "on", "classify": "0", "assign": ""}, follow=True).content.decode()
    assert 'name="classify" value="0"' in page
    assert "Your keys are kept" in page
    case = li.get(f"/complaints/{number}").content.decode()
    assert 'data-act="classify" data-key="0" aria-keyshortcuts="0"' in case
    assert 'data-act="note" data-key="x"' in case
    assert 'data-key="a"' not in case
    assert 'data-act="classify" data-key="t"' in desk("zhao-min").get(f"/complaints/{number}").content.decode()


def test_a_key_that_is_taken_is_refused_at_its_act_and_what_was_chosen_stays(desk: Desk) -> None:
    answer = desk("li-wei").post("/preferences/keys", {"letters": "on", "classify": "r", "down": "0"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "already does something else on the same screen (Write to the customer)" in page
    assert 'name="down" value="0"' in page


def test_letters_are_switched_off_and_the_houses_keys_come_back(desk: Desk) -> None:
    li = desk("li-wei")
    li.post("/preferences/keys", {"letters": "on", "classify": "0"})
    assert li.post("/preferences/letters", {}, headers={"HX-Request": "true"}).status_code == 204
    page = li.get("/preferences/keys").content.decode()
    assert 'data-keys="off"' in page
    assert 'name="classify" value="0"' in page
    page = li.post("/preferences/keys", {"letters": "on", "defaults": "1"}, follow=True).content.decode()
    assert 'name="classify" value="t"' in page
    assert 'data-keys="on"' in page
