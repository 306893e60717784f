"""What a page asks when its test is over reaches no table; whoever was let in before is waited for."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event
from urllib.request import urlopen

import pytest
from pytest_django.live_server_helper import LiveServer

from tests.browser.conftest import Gate

pytestmark = pytest.mark.browser


def test_who_comes_too_late_is_turned_away_before_the_database_is_asked(live_server: LiveServer, gate: Gate) -> None:
    assert not gate.is_open
    before = gate.turned_away
    with pytest.raises(ConnectionError):
        urlopen(live_server.url)  # noqa: S310  (our own server)
    assert gate.turned_away == before + 1


def test_who_was_let_in_is_waited_for() -> None:
    gate, is_inside, may_leave = Gate(), Event(), Event()
    gate.is_open = True

    def asked() -> None:
        gate.enter()
        is_inside.set()
        may_leave.wait(10)
        gate.leave()

    with ThreadPoolExecutor(2) as threads:
        answered = threads.submit(asked)
        is_inside.wait(10)
        shut = threads.submit(gate.shut)
        assert not shut.done()
        may_leave.set()
        shut.result(10)
        answered.result(10)
