"""Who carries mails on: a server that is told in the settings, or nobody yet."""

from typing import Protocol, cast

from django.conf import settings

from careline.notices.ports.smtp import SmtpRelay
from careline.notices.rules.answers import Attempt
from careline.notices.rules.facts import NoticeChannel
from careline.notices.rules.mail import Mail, Sender
from careline.notices.rules.relay_address import RelayAddress


class MailRelay(Protocol):
    """Something that takes mails and carries them on."""

    @property
    def sender(self) -> Sender:
        """Whom mails are from."""
        ...

    def hand_over(self, mail: Mail) -> Attempt:
        """Hand one mail over and return what was answered. It never raises for what the network or the server does."""
        ...

    def greet(self) -> Attempt:
        """Come as far as a mail could be handed over, and leave; for whoever examines the house."""
        ...


def mail_relay() -> MailRelay | None:
    """Return the relay in use: the setting `CARELINE_MAIL_RELAY` is an address, a relay itself (in tests), or None."""
    configured: object = settings.CARELINE_MAIL_RELAY
    if isinstance(configured, RelayAddress):
        return SmtpRelay(configured, sender=settings.CARELINE_MAIL_SENDER)
    return cast("MailRelay | None", configured)


def connected() -> frozenset[NoticeChannel]:
    """Return the channels by which something can really go out."""
    return frozenset({NoticeChannel.EMAIL} if mail_relay() else ())
