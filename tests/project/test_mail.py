"""The operator's own look at the mail server."""

import pytest
from click.testing import CliRunner
from pytest_django import Settings

from careline.notices.rules.relay_address import RelayAddress, Security
from careline.project.cli import main
from careline.project.doctor import machine
from careline.project.doctor.finding import State
from tests.sink import SENDER, Sink, sinking


def at(sink: Sink, settings: Settings, **more: str) -> None:
    settings.CARELINE_MAIL_RELAY = RelayAddress("127.0.0.1", sink.port, Security.NONE, **more)
    settings.CARELINE_MAIL_SENDER = SENDER


def test_the_doctor_greets_the_server(settings: Settings) -> None:
    settings.CARELINE_MAIL_RELAY = None
    assert machine.mail().state is State.GOOD
    with sinking() as sink:
        at(sink, settings)
        assert machine.mail().state is State.GOOD
    away = machine.mail()
    assert away.state is State.BAD
    assert "unreachable" in away.said


@pytest.mark.parametrize(("password", "state"), [("secret", State.GOOD), ("wrong", State.BAD)])
def test_the_doctor_tries_the_password(settings: Settings, password: str, state: State) -> None:
    with sinking(auth=True) as sink:
        at(sink, settings, user="care", password=password)
        assert machine.mail().state is state
        assert set(sink.logins) == {f"care:{password}"}  # a refused one is told again, the other way


def test_one_mail_is_sent_on_command_and_the_answer_told(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("careline.project.cli.notices.set_up", lambda: None)
    with sinking() as sink:
        at(sink, settings)
        done = CliRunner().invoke(main, ["notices", "test", "ops@operator.example"])
        assert (done.exit_code, sink.recipients) == (0, [["ops@operator.example"]]), done.output
        assert "250" in done.output
        sink.answers = ["554 no"]
        assert CliRunner().invoke(main, ["notices", "test", "ops@operator.example"]).exit_code == 4
    settings.CARELINE_MAIL_RELAY = None
    assert CliRunner().invoke(main, ["notices", "test", "ops@operator.example"]).exit_code == 4
