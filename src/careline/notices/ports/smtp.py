"""Handing a mail to a server by SMTP (RFC 5321), with an end to every wait."""

import smtplib
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from socket import SHUT_RDWR
from threading import Timer

from careline.notices.rules.answers import Attempt, attempt
from careline.notices.rules.facts import Verdict
from careline.notices.rules.mail import Mail, NotAMailbox, Sender, mailbox
from careline.notices.rules.relay_address import RelayAddress, Security

PATIENCE = 20.0
"""Seconds for each answer. RFC 5321 §4.5.3.2 allows minutes, to servers that talk to servers; ours is our own relay."""
LONGEST = 60.0
"""Seconds for one mail in all: a server that sends a byte now and then would otherwise keep a worker for ever."""
Act = Callable[[smtplib.SMTP], Attempt]
GOOD, LASTING = 2, 5
READY, ACCEPTED = 220, (250, 251)
CERTIFICATE = {
    10: "tls_expired",
    **dict.fromkeys((18, 19, 20, 21), "tls_issuer"),
    **dict.fromkeys((62, 64), "tls_name"),
}
"""What OpenSSL finds wrong with a certificate (X509_verify_cert_error_string(3)), in words of ours."""
OURS = frozenset({"authentication", "starttls", "mail_from"})
"""Where a lasting refusal is about our own set-up, not about the recipient: mended once, and then all may go."""


@dataclass(frozen=True)
class SmtpRelay:
    """A server that is told in the settings."""

    address: RelayAddress
    sender: Sender
    patience: float = PATIENCE
    longest: float = LONGEST

    def hand_over(self, mail: Mail) -> Attempt:
        """Hand one mail over and return what was answered."""
        try:
            recipient, content = mailbox(mail.recipient), bytes(mail)
        except NotAMailbox:
            return attempt(Verdict.NEVER, "address")
        return self._tried(lambda server: self._deliver(server, recipient, content))

    def greet(self) -> Attempt:
        """Come as far as a mail could be handed over, and leave."""
        return self._tried(lambda _server: attempt(Verdict.TAKEN, 250))

    def _tried(self, act: Act) -> Attempt:
        try:
            with self._open() as server:
                return act(server)
        except _Said as said:
            return said.attempt
        except (smtplib.SMTPException, OSError) as error:
            return _trouble(error)

    def _deliver(self, server: smtplib.SMTP, recipient: str, content: bytes) -> Attempt:
        for step, (code, answer) in (
            ("mail_from", server.mail(self.sender.address)),
            ("recipient", server.rcpt(recipient)),
        ):
            if code not in ACCEPTED:
                raise _Said(_judged(code, answer, step=step))
        return _judged(*server.data(content))

    @contextmanager
    def _open(self) -> Iterator[smtplib.SMTP]:
        """Have the server's ear inside the block; at the end of all patience the line is cut."""
        server = self._connected()
        cut = Timer(self.longest, _cut, [server])
        cut.daemon = True
        cut.start()
        try:
            self._secure(server)
            yield server
        finally:
            cut.cancel()
            with suppress(smtplib.SMTPException, OSError):
                server.quit()
            server.close()

    def _connected(self) -> smtplib.SMTP:
        where = (self.address.host, self.address.port)
        if self.address.security is Security.TLS:
            return smtplib.SMTP_SSL(*where, timeout=self.patience, context=self._trust())
        return smtplib.SMTP(*where, timeout=self.patience)

    def _secure(self, server: smtplib.SMTP) -> None:
        server.ehlo_or_helo_if_needed()
        if self.address.security is Security.STARTTLS:
            code, answer = server.starttls(context=self._trust())
            if code != READY:
                raise _Said(_judged(code, answer, step="starttls"))
            server.ehlo()  # what was said before counts no more (RFC 3207 §4.2); smtplib says it again only for a login
        if self.address.user:
            try:
                server.login(self.address.user, self.address.password)
            except smtplib.SMTPResponseException as error:
                raise _Said(_judged(error.smtp_code, error.smtp_error, step="authentication")) from None

    def _trust(self) -> ssl.SSLContext:
        return ssl.create_default_context(cafile=self.address.ca or None)


class _Said(Exception):
    def __init__(self, said: Attempt) -> None:
        super().__init__(said.code)
        self.attempt = said


def _judged(code: int, answer: str | bytes, *, step: str = "") -> Attempt:
    """Return what an answer means: 2xx is taken, 4xx later, 5xx never, unless it is about us (RFC 5321 §4.2.1)."""
    if code // 100 == GOOD:
        return attempt(Verdict.TAKEN, code, answer)
    if code // 100 == LASTING and step not in OURS:
        return attempt(Verdict.NEVER, code, answer)
    return attempt(Verdict.LATER, code, answer)  # a line that broke off has the code -1


def _trouble(error: OSError | smtplib.SMTPException) -> Attempt:
    """Return what an error of the line means: nothing about the recipient, so that it is tried again."""
    match error:
        case smtplib.SMTPResponseException():
            return _judged(error.smtp_code, error.smtp_error)
        case smtplib.SMTPNotSupportedError():
            code = "unsupported"
        case smtplib.SMTPServerDisconnected():
            code = "timeout" if isinstance(error.__context__, TimeoutError) else "broken_off"  # smtplib calls both so
        case ssl.SSLCertVerificationError():
            code = CERTIFICATE.get(error.verify_code, "tls")
        case ssl.SSLError():
            code = "tls"
        case TimeoutError():
            code = "timeout"
        case _:
            code = "unreachable"
    return attempt(Verdict.LATER, code, str(error))


def _cut(server: smtplib.SMTP) -> None:
    with suppress(OSError, AttributeError):
        server.sock.shutdown(SHUT_RDWR)  # type: ignore[union-attr]  # None once it is closed
