"""Canned replies: two people, one text; offered to whom it is for, until its last day, last used first."""

from datetime import datetime, timedelta

import pytest

from careline.notices.operations.canned import CannedTold, approve_canned, retire_canned, set_canned, use_canned
from careline.notices.operations.defaults import install_default_canned
from careline.notices.operations.templates import ApprovedBefore, ApprovesOwnWords
from careline.notices.queries.canned import NoSuchCannedReply, kept_reply, offered_replies
from careline.notices.rules.canned import BadCannedCode, BadCannedName, check_canned, filled
from careline.notices.rules.wording import StrayBrace, UnknownNoticeVariable
from careline.security.actor import Actor, ActorKind, system
from careline.security.models import Department, User
from careline.security.policy import Forbidden
from careline.security.rules.roles import Role

TOLD = CannedTold(name_zh="已受理", name_en="Taken in", text_zh="{complaint} 已受理", text_en="{complaint} is taken in")


def person(username: str, role: Role, path: str = "hq/") -> Actor:
    room, _ = Department.objects.get_or_create(code=path.strip("/").split("/")[-1], defaults={"path": path})
    user = User.objects.create(username=username, full_name=username, department=room, password="!")
    return Actor(kind=ActorKind.USER, id=user.pk, name=username, roles=frozenset({role}), department_path=path)


def codes(by: Actor, at: datetime) -> list[str]:
    return [one.code for one in offered_replies(by=by, on=at.date())]


@pytest.mark.django_db
def test_a_reply_is_offered_once_somebody_else_approved_it(at: datetime) -> None:
    zhao, boss, li = person("zhao", Role.SUPERVISOR), person("boss", Role.ADMINISTRATOR), person("li", Role.AGENT)
    set_canned(code="in", told=TOLD, by=zhao, at=at)
    assert codes(li, at) == []
    with pytest.raises(ApprovesOwnWords):
        approve_canned(code="in", by=zhao, at=at)
    approve_canned(code="in", by=boss, at=at)
    assert codes(li, at) == ["in"]
    with pytest.raises(ApprovedBefore):
        approve_canned(code="in", by=boss, at=at)
    set_canned(code="in", told=TOLD, by=zhao, at=at)
    assert codes(li, at) == []


@pytest.mark.django_db
def test_it_is_offered_to_its_team_and_those_below_until_its_last_day(at: datetime) -> None:
    house, li, chen = system("test"), person("li", Role.AGENT, "hq/"), person("chen", Role.AGENT, "hq/billing/")
    for code, department, last in (("all", "", 0), ("ours", "billing", 0), ("old", "", -1)):
        expires = at.date() + timedelta(days=last) if last else None
        told = CannedTold(
            name_zh="一", name_en="One", text_zh="一", text_en="One", department=department, expires_on=expires
        )
        set_canned(code=code, told=told, by=house, at=at)
        approve_canned(code=code, by=house, at=at)
    assert codes(li, at) == ["all"]
    assert codes(chen, at) == ["all", "ours"]
    assert kept_reply(code="old").expires_on == at.date() - timedelta(days=1)


@pytest.mark.django_db
def test_what_one_used_last_stands_first_for_oneself_alone(at: datetime) -> None:
    install_default_canned(by=system("test"), at=at)
    li, other = person("li", Role.AGENT), person("other", Role.AGENT)
    use_canned(code="refund_done", by=li, at=at)
    use_canned(code="need_bill", by=li, at=at + timedelta(minutes=1))
    assert codes(li, at)[:2] == ["need_bill", "refund_done"]
    assert codes(other, at) == sorted(codes(other, at))
    retire_canned(code="need_bill", by=system("test"), at=at)
    assert "need_bill" not in codes(li, at)
    with pytest.raises(NoSuchCannedReply):
        use_canned(code="need_bill", by=li, at=at)


@pytest.mark.django_db
def test_agents_use_replies_and_write_none(at: datetime) -> None:
    with pytest.raises(Forbidden):
        set_canned(code="in", told=TOLD, by=person("li", Role.AGENT), at=at)


@pytest.mark.parametrize(
    ("code", "text", "refusal"),
    [
        ("In!", "x", BadCannedCode),
        ("in", "{nobody}", UnknownNoticeVariable),
        ("in", "{ oops", StrayBrace),
    ],
)
def test_what_nobody_could_find_or_fill_in_is_refused(code: str, text: str, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        check_canned(code, names={"name_zh": "一", "name_en": "One"}, texts={"zh": text, "en": "x"})


def test_a_missing_name_is_refused_and_the_field_is_named() -> None:
    with pytest.raises(BadCannedName) as refused:
        check_canned("in", names={"name_zh": " ", "name_en": "One"}, texts={"zh": "x", "en": "x"})
    assert refused.value.field == "name_zh"


def test_what_is_not_known_here_stays_to_be_seen() -> None:
    assert filled("{complaint} for {customer}", {"complaint": "TS-1"}) == "TS-1 for {customer}"
