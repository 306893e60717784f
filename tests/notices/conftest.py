"""A mail server that is told to be the house's relay, and one kind of notice that only the tests know."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

import pytest
from pytest_django import Settings

from careline.kernel.clock import StoppedClock, using
from careline.notices.models import Notice
from careline.notices.operations.queueing import Letter, queue_notices
from careline.notices.operations.templates import put_in_force
from careline.notices.rules import kinds
from careline.notices.rules.facts import Audience, NoticeChannel
from careline.notices.rules.kinds import NoticeKind, Variable
from careline.notices.rules.wording import Wording
from careline.security.actor import system
from careline.security.rules.masking import mask_name
from careline.security.vault import new_person
from tests.sink import Sink, sinking

BY = system("test")
KIND = NoticeKind(
    code="test_news",
    audience=Audience.CUSTOMER,
    variables=(Variable("name", "王芳", "Wang Fang", mask_name), Variable("news", "好消息", "good news")),
    good_for=timedelta(days=3),
)


@dataclass
class Post:
    """A post office: queues notices to one new person each, and moves the clock."""

    clock: StoppedClock
    sink: Sink

    def queue(self, *, recipient: str = "wang.fang@example.com", news: str = "账单已更正", **more: object) -> Notice:
        key, _ = new_person(at=self.clock.at)
        key.save()
        told = {"channel": NoticeChannel.EMAIL, "language": "zh", **more}
        letter = Letter(key=key, recipient=recipient, values={"name": "王芳", "news": news}, **told)  # type: ignore[arg-type]  # the tests' own
        (row,) = queue_notices(kind=KIND.code, letters=[letter], by=BY, at=self.clock.at)
        assert row
        return row

    def later(self, **some: float) -> None:
        self.clock.at += timedelta(**some)


@pytest.fixture
def kind(monkeypatch: pytest.MonkeyPatch) -> NoticeKind:
    monkeypatch.setitem(kinds._kinds, KIND.code, KIND)
    return KIND


@pytest.fixture
def sink() -> Iterator[Sink]:
    with sinking() as one:
        yield one


@pytest.fixture
def post(request: pytest.FixtureRequest, settings: Settings, sink: Sink, at: datetime) -> Iterator[Post]:
    request.getfixturevalue("db")
    kind = request.getfixturevalue("kind")
    settings.CARELINE_MAIL_RELAY = sink.relay()
    for channel in (NoticeChannel.EMAIL, NoticeChannel.SMS):
        zh, en = Wording("{name}：关于您的账单", "{name}，您好：\n\n{news}\n再见"), Wording("Bill of {name}", "{news}")
        put_in_force(kind=kind.code, channel=channel, zh=zh, en=en, by=BY, at=at)
    clock = StoppedClock(at)
    with using(clock):
        yield Post(clock, sink)
