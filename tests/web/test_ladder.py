"""The ladder's screens: read in order, a step added, changed and retired, what moves is seen first."""

from datetime import datetime
from html import unescape

import pytest
from django.test import Client

from careline.cases.models import Clock, Complaint
from careline.clocks.models import AlarmPlanning, LadderStep
from careline.clocks.operations.ladder import install_default_ladder, retire_ladder_step
from careline.clocks.queries.ladder import ladder_edition
from careline.clocks.rules.ladder import MOST_STEPS
from tests.web.conftest import SEED, Desk, Take

PAGE = "/admin/ladder"
NEW = f"{PAGE}/steps/new"
Told = dict[str, str | list[str]]
HALF: Told = {"code": "half", "fraction": "50", "unit": "1440", "recipients": ["handler", "lead"], "kinds": ["answer"]}


@pytest.fixture
def client(desk: Desk, at: datetime) -> Client:
    install_default_ladder(by=SEED, at=at)
    return desk("administrator")


def page(client: Client, path: str = PAGE, told: Told | None = None) -> str:
    answer = client.get(path) if told is None else client.post(path, told)
    assert answer.status_code in {200, 422}, answer.content.decode()
    return unescape(answer.content.decode())


def step(code: str) -> LadderStep:
    return LadderStep.objects.get(code=code, retired_at=None)


def test_the_ladder_is_read_in_order(client: Client) -> None:
    shown = page(client)
    marks = [part.split("<")[0] for part in shown.split('class="mark num">')[1:]]
    assert marks == ["75 %", "90 %", "100 %", "+1 d", "+3 d"]
    assert "Who answers for the department above · Regulatory affairs" in shown
    assert shown.count("every clock") == 5
    assert "<details" not in shown
    client.cookies["django_language"] = "zh-hans"
    assert "上级部门负责人" in page(client)


def test_a_step_is_added_changed_and_retired_and_what_it_was_stays_on_the_page(client: Client) -> None:
    assert client.post(NEW, HALF).status_code == 302
    assert (step("half").recipients, step("half").kinds) == (["handler", "lead"], ["answer"])
    form = page(client, f"{PAGE}/steps/late-3d")
    assert 'name="after" value="3"' in form
    late: Told = {"fraction": "100", "after": "36", "unit": "60", "recipients": ["head"], "unless_acknowledged": "on"}
    assert client.post(f"{PAGE}/steps/late-3d", late).status_code == 302
    assert (step("late-3d").after, step("late-3d").unless_acknowledged) == (36 * 60, True)
    assert "+36 h" in page(client)
    assert "alarms nobody from now on" in page(client, f"{PAGE}/steps/half/retirement")
    assert client.post(f"{PAGE}/steps/half/retirement").status_code == 302
    shown = page(client).split("2 earlier steps, the newest first")[1]
    assert shown.index("50 % of the time used") < shown.index("late by 3 days")
    assert "50 % of the time used" in shown
    assert "late by 3 days" in shown
    assert client.get(f"{PAGE}/steps/half").status_code == 404


@pytest.mark.usefixtures("client")
def test_what_would_move_is_seen_first_and_carried_along(client: Client, take: Take, at: datetime) -> None:
    take(hours_ago=0)
    several: Told = HALF | {"kinds": ["answer", "contact"]}
    shown = page(client, NEW, several)
    assert Complaint.objects.get().number in shown
    assert "running clock" in shown
    assert shown.count('name="kinds"') == shown.count('name="recipients"') == 2, "each of several is carried"
    assert not LadderStep.objects.filter(code="half").exists()
    assert client.post(NEW, several | {"seen": str(ladder_edition())}).status_code == 302
    assert step("half").kinds == ["contact", "answer"]
    assert Clock.objects.filter(alarm_at__gt=at).exists()


def test_who_saw_an_older_ladder_sees_again_what_would_move(client: Client, take: Take, at: datetime) -> None:
    take(hours_ago=0)
    seen = str(ladder_edition())
    retire_ladder_step(code="near", by=SEED, at=at)
    shown = page(client, NEW, HALF | {"seen": seen})
    assert "Somebody has changed the ladder in the meantime." in shown
    assert not LadderStep.objects.filter(code="half").exists()


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"code": "Half"}, "code"),
        ({"code": "near"}, "code"),
        ({"code": "new"}, "code"),
        ({"fraction": "0"}, "fraction"),
        ({"after": "3"}, "after"),
        ({"fraction": "100", "after": "999999"}, "after"),
        ({"recipients": []}, "recipients"),
        ({"kinds": ["moon"]}, "kinds"),
    ],
)
def test_a_step_that_cant_be_is_refused_at_its_field(client: Client, wrong: Told, field: str) -> None:
    answer = client.post(NEW, HALF | wrong)
    assert (answer.status_code, "fault" in answer.content.decode()) == (422, True), field
    assert not LadderStep.objects.filter(code="half").exists()


@pytest.mark.parametrize(
    ("after", "unit", "said"),
    [
        ("400", "1440", "late by 400 days. Give at most 366 days."),
        ("9999", "60", "late by 9999 hours. Give at most 8,784 hours."),
        ("9" * 400, "1", "Give at most 527,040 minutes."),
    ],
)
def test_how_late_a_step_may_be_is_told_as_it_was_typed(client: Client, after: str, unit: str, said: str) -> None:
    answer = client.post(NEW, HALF | {"fraction": "100", "after": after, "unit": unit})
    assert (answer.status_code, said in unescape(answer.content.decode())) == (422, True)


def test_a_nul_is_refused_in_the_readers_language(client: Client) -> None:
    for language, said in (
        ("zh-hans", "无法保存空字符（NUL），请重新输入。"),
        ("en", "A NUL character can’t be kept."),
    ):
        client.cookies["django_language"] = language
        answer = client.post(NEW, HALF | {"code": "ha\0lf"})
        assert (answer.status_code, said in unescape(answer.content.decode())) == (422, True)


def test_a_full_ladder_offers_no_more_and_refuses_one(client: Client) -> None:
    for n in range(MOST_STEPS - 5):
        assert client.post(NEW, HALF | {"code": f"s{n}"}).status_code == 302
    shown = page(client)
    assert f"The ladder has {MOST_STEPS} steps" in shown
    assert NEW not in shown
    assert client.post(NEW, HALF).status_code == 409


def test_the_page_says_while_running_clocks_follow(client: Client, at: datetime) -> None:
    assert "are following" not in page(client)
    AlarmPlanning.objects.create(asked_at=at, total=90_000, looked=30_000)
    assert "30,000 of 90,000" in page(client) or "30000 of 90000" in page(client)


def test_an_empty_ladder_says_what_that_means(client: Client, at: datetime) -> None:
    for row in LadderStep.objects.filter(retired_at=None):
        retire_ladder_step(code=row.code, seen=ladder_edition(), by=SEED, at=at)
    assert "Without one no clock alarms anybody" in page(client)


def test_the_last_step_goes_once_it_was_said_that_nobody_is_alarmed_any_more(client: Client, at: datetime) -> None:
    for code in ("very-near", "due", "late-1d", "late-3d"):
        retire_ladder_step(code=code, by=SEED, at=at)
    law: Told = {"fraction": "75", "unit": "1440", "recipients": ["handler"], "standings": ["law"]}
    shown = page(client, f"{PAGE}/steps/near", law)
    assert "any more, however late they are: every clock (Own promise · Between departments · Contract)." in shown
    address = f"{PAGE}/steps/near/retirement"
    shown = page(client, address, {})
    assert "Nobody will be alarmed about these clocks any more, however late they are: every clock." in shown
    assert "Save it all the same" in shown
    assert "<table" not in shown.split("<form", 1)[1].split("</form>")[0]
    assert step("near").standings == []
    retire_ladder_step(code="near", seen=ladder_edition(), by=SEED, at=at)
    assert client.post(address, {"seen": str(ladder_edition())}).status_code == 404
    assert client.post(NEW, HALF).status_code == 302
    assert client.post(f"{PAGE}/steps/half/retirement", {"seen": str(ladder_edition())}).status_code == 302
    assert not LadderStep.objects.filter(retired_at=None).exists()
