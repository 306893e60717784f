"""A real mail server on a real port, which answers as the test wants and keeps what it took."""

import asyncio
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Any, cast

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, LoginPassword, Session

from careline.notices.ports.smtp import SmtpRelay
from careline.notices.rules.mail import Sender
from careline.notices.rules.relay_address import RelayAddress, Security

SENDER = Sender("某某电信客服", "care@operator.example")
TOOK = "250 2.0.0 queued as 4F2A"


@dataclass
class Sink:
    """What a server was sent, and what it answers: one word for each mail, then as usual."""

    port: int
    contents: list[bytes] = field(default_factory=list)
    recipients: list[list[str]] = field(default_factory=list)
    answers: list[str] = field(default_factory=list)
    """`451 …` and the like at the end of DATA; `rcpt 550 …` at the recipient; `drop` after DATA; `slow`."""
    logins: list[str] = field(default_factory=list)

    @property
    def mails(self) -> list[EmailMessage]:
        return [cast("EmailMessage", message_from_bytes(one, policy=default)) for one in self.contents]

    def relay(self, **more: Any) -> SmtpRelay:
        return SmtpRelay(RelayAddress("127.0.0.1", self.port, Security.NONE), sender=SENDER, **more)

    async def handle_RCPT(self, _server: Any, _session: Session, envelope: Any, address: str, _options: Any) -> str:  # noqa: N802  (aiosmtpd's names)
        if self.answers and self.answers[0].startswith("rcpt "):
            return self.answers.pop(0).removeprefix("rcpt ")
        envelope.rcpt_tos.append(address)
        return "250 ok"

    async def handle_DATA(self, server: Any, _session: Session, envelope: Any) -> str:  # noqa: N802  (aiosmtpd's names)
        answer = self.answers.pop(0) if self.answers else TOOK
        if answer == "slow":
            await asyncio.sleep(1.5)
            return TOOK
        if answer[0] not in "45":
            self.contents.append(bytes(envelope.content))
            self.recipients.append(list(envelope.rcpt_tos))
        if answer == "drop":
            server.transport.abort()
            return "421 gone"
        return answer

    def authenticate(self, _server: Any, _session: Any, _envelope: Any, _mechanism: str, told: LoginPassword) -> Any:
        self.logins.append(f"{told.login.decode()}:{told.password.decode()}")
        return AuthResult(success=told.password == b"secret", handled=False)


@contextmanager
def sinking(*, tls: ssl.SSLContext | None = None, implicit: bool = False, auth: bool = False) -> Iterator[Sink]:
    """Run the server inside the block."""
    sink = Sink(_free_port())
    ways: dict[str, Any] = {"ssl_context": tls} if implicit else {"tls_context": tls, "require_starttls": bool(tls)}
    if auth:
        ways |= {"authenticator": sink.authenticate, "auth_require_tls": False}
    server = Controller(sink, hostname="127.0.0.1", port=sink.port, **ways)
    server.start()
    try:
        yield sink
    finally:
        server.stop()


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])
