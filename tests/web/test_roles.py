"""Making and changing roles by screen: what is shown before, what is saved, and what is refused."""

import pytest

from careline.security.models import CustomRole
from tests.web.conftest import Desk

NAMES = {"name_zh": "夜班", "name_en": "Night desk"}
RIGHTS = {"cases.read_complaint": "own", "parties.import_customers": "held"}


@pytest.fixture
def night(desk: Desk) -> CustomRole:
    """Make a role as the screen does."""
    saved = desk("guard").post("/admin/roles/new", {"code": "night", **NAMES, **RIGHTS, "act": "save"})
    assert saved.status_code == 302
    return CustomRole.objects.get(code="night")


def test_what_changes_is_told_in_the_words_of_the_choices(desk: Desk, night: CustomRole) -> None:
    told = {**NAMES, "cases.read_complaint": "department", "act": "show"}
    page = desk("guard").post(f"/admin/roles/{night.code}", told).content.decode()
    assert "Read complaints: own → <strong>department and below</strong>" in page
    assert "Bring in customers from a file: yes → <strong>no</strong>" in page
    assert CustomRole.objects.get(code="night").rights == night.rights


def test_a_new_role_leaves_the_one_of_that_code_alone(desk: Desk, night: CustomRole) -> None:
    told = {"code": "night", "name_zh": "值班长", "name_en": "Boss", "cases.read_board": "all", "act": "save"}
    refused = desk("guard").post("/admin/roles/new", told)
    assert refused.status_code == 422
    assert "There is a role “night” already." in refused.content.decode()
    assert CustomRole.objects.get(code="night").rights == night.rights


def test_a_right_of_another_duty_is_refused_by_its_name(desk: Desk, night: CustomRole) -> None:
    told = {**NAMES, **RIGHTS, "security.end_session": "all", "act": "save"}
    refused = desk("guard").post(f"/admin/roles/{night.code}", told)
    assert refused.status_code == 422
    assert "“End sessions” belongs to another duty than the rest" in refused.content.decode()


def test_retiring_says_whom_it_concerns(desk: Desk, night: CustomRole) -> None:
    page = desk("guard").get(f"/admin/roles/{night.code}/retirement").content.decode()
    assert "Nobody holds “Night desk” now." in page


def test_of_two_who_change_a_role_the_second_is_told(desk: Desk, night: CustomRole) -> None:
    guard, page = desk("guard"), f"/admin/roles/{night.code}"
    assert 'name="version" value="1"' in guard.get(page).content.decode()
    first = {**NAMES, "cases.read_complaint": "department", "version": "1", "act": "save"}
    assert guard.post(page, first).status_code == 302
    second = guard.post(page, {**NAMES, **RIGHTS, "version": "1", "act": "save"})
    assert second.status_code == 422
    assert "Somebody changed the role “night” while you were looking at it." in second.content.decode()
    assert CustomRole.objects.get(code="night").rights == {"cases.read_complaint": "department"}
    assert guard.post(page, {**NAMES, **RIGHTS, "version": "2", "act": "save"}).status_code == 302
    assert guard.post(page, {**NAMES, **RIGHTS, "act": "save"}).status_code == 422
