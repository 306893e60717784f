"""Where mails are handed to, as one address: smtp://user@host:587 (STARTTLS), smtps://host, or smtp+plain://host."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Self
from urllib.parse import unquote, urlsplit


class Security(StrEnum):
    """How the way to the server is protected."""

    STARTTLS = "smtp"
    TLS = "smtps"
    NONE = "smtp+plain"


PORTS = {Security.STARTTLS: 587, Security.TLS: 465, Security.NONE: 25}  # RFC 8314 §7.3, RFC 5321 §4.5.4.2


class BadRelayAddress(ValueError):
    """The setting can't be understood."""


@dataclass(frozen=True)
class RelayAddress:
    """A mail server and how to talk to it."""

    host: str
    port: int
    security: Security
    user: str = ""
    password: str = ""
    ca: str = ""
    """File with the certificates to trust, for a server with one of the operator's own; empty for the machine's."""

    def __repr__(self) -> str:
        """Return the address without the password, for logs and errors."""
        return f"{self.security}://{f'{self.user}@' if self.user else ''}{self.host}:{self.port}"

    @classmethod
    def of_url(cls, url: str, *, password: str = "", ca: str = "") -> Self:
        """Return the address written as a URL; the password in it goes before the one given beside it.

        :raises BadRelayAddress: naming what is wrong.
        """
        try:
            parts = urlsplit(url)
            security, port = Security(parts.scheme), parts.port
        except ValueError as error:
            raise BadRelayAddress(f"not smtp://, smtps:// or smtp+plain:// with a host and a port: {error}") from None
        if not parts.hostname or parts.path.strip("/") or parts.query:
            raise BadRelayAddress("it needs a host, and nothing after the port")
        secret = unquote(parts.password or "") or password
        return cls(parts.hostname, port or PORTS[security], security, unquote(parts.username or ""), secret, ca)
