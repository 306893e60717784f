"""Two people, one text: nothing is said before somebody else than its author found it right."""

from datetime import datetime

import pytest

from careline.notices.models import TemplateVersion
from careline.notices.operations.templates import (
    ApprovedBefore,
    ApprovesOwnWords,
    approve_template,
    put_in_force,
    write_template,
)
from careline.notices.queries.templates import NoSuchNoticeKind, NoSuchNoticeText, in_force
from careline.notices.rules.facts import NoticeChannel
from careline.notices.rules.kinds import NoticeKind
from careline.notices.rules.wording import UnknownNoticeVariable, Wording
from careline.security.actor import Actor
from careline.security.policy import Forbidden
from careline.security.rules.roles import Role
from tests.cases.conftest import colleague, department

EMAIL = NoticeChannel.EMAIL
SAID = Wording("{name}", "{news}")


@pytest.fixture
def two(request: pytest.FixtureRequest, kind: NoticeKind, at: datetime) -> tuple[Actor, Actor]:
    request.getfixturevalue("db")
    assert kind
    hq = department("hq")
    return colleague("ann", Role.ADMINISTRATOR, hq, at), colleague("ben", Role.ADMINISTRATOR, hq, at)


def said() -> str | None:
    found = in_force(kind="test_news", channels=[EMAIL]).get(EMAIL)
    return found.text_zh if found else None


def write(by: Actor, at: datetime, text: str = "{news}", kind: str = "test_news") -> TemplateVersion:
    return write_template(kind=kind, channel=EMAIL, zh=Wording("受理", text), en=SAID, by=by, at=at)


def test_a_version_is_in_force_once_somebody_else_approved_it(two: tuple[Actor, Actor], at: datetime) -> None:
    ann, ben = two
    assert [write(ann, at).n, write(ben, at, "{name}").n] == [1, 2]
    assert said() is None
    with pytest.raises(ApprovesOwnWords):
        approve_template(kind="test_news", channel=EMAIL, n=1, by=ann, at=at)
    approve_template(kind="test_news", channel=EMAIL, n=2, by=ann, at=at)
    approve_template(kind="test_news", channel=EMAIL, n=1, by=ben, at=at)
    assert said() == "{name}"  # the newest approved, whichever was approved last
    with pytest.raises(ApprovedBefore):
        approve_template(kind="test_news", channel=EMAIL, n=1, by=ben, at=at)
    with pytest.raises(NoSuchNoticeText):
        approve_template(kind="test_news", channel=EMAIL, n=3, by=ben, at=at)


def test_what_cannot_go_out_is_refused_when_it_is_written(two: tuple[Actor, Actor], at: datetime) -> None:
    with pytest.raises(UnknownNoticeVariable):
        write(two[0], at, "{reply}")
    with pytest.raises(NoSuchNoticeKind):
        write(two[0], at, kind="unheard_of")
    assert TemplateVersion.objects.count() == 0


def test_nobody_puts_words_in_force_alone(two: tuple[Actor, Actor], at: datetime) -> None:
    with pytest.raises(Forbidden):
        put_in_force(kind="test_news", channel=EMAIL, zh=SAID, en=SAID, by=two[0], at=at)
    agent = colleague("li-wei", Role.AGENT, department("front"), at)
    with pytest.raises(Forbidden):
        write(agent, at)
