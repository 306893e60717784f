"""What an operator may set, read from the environment once. docs/configuration.md has a line for each."""

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from email.utils import parseaddr
from ipaddress import IPv4Network, IPv6Network, ip_network

from careline.notices.rules.mail import Sender
from careline.notices.rules.relay_address import RelayAddress

LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
Network = IPv4Network | IPv6Network


@dataclass(frozen=True)
class Environment:
    """The settings of one process."""

    address: str
    port: int
    hosts: tuple[str, ...]
    is_behind_proxy: bool
    trusted_proxies: tuple[Network, ...]
    office_networks: tuple[Network, ...]
    is_development: bool
    time_zone: str
    web_workers: int
    heartbeat: float
    """Seconds between two signs of life of a worker; after three without one it counts as dead."""
    mail_relay: RelayAddress | None
    mail_sender: Sender


def read(env: Mapping[str, str] = os.environ) -> Environment:
    """Return what is set, with defaults for the rest."""
    named = tuple(host.strip() for host in env.get("CARELINE_HOSTS", "").split(",") if host.strip())
    return Environment(
        address=env.get("CARELINE_ADDRESS", "127.0.0.1"),
        port=int(env.get("CARELINE_PORT", "8000")),
        hosts=(*LOOPBACK, *named),
        is_behind_proxy=_is_on(env.get("CARELINE_BEHIND_PROXY")),
        trusted_proxies=_networks(env.get("CARELINE_TRUSTED_PROXIES", "")),
        office_networks=_networks(env.get("CARELINE_OFFICE_NETWORKS", "")),
        is_development=_is_on(env.get("CARELINE_DEVELOPMENT")),
        time_zone=env.get("CARELINE_TIME_ZONE", "Asia/Shanghai"),
        web_workers=int(env.get("CARELINE_WEB_WORKERS", "2")),
        heartbeat=float(env.get("CARELINE_HEARTBEAT", "10")),
        mail_relay=_relay(env),
        mail_sender=Sender(*parseaddr(env.get("CARELINE_MAIL_FROM", "Careline <careline@localhost>"))),
    )


def throwaway_key() -> str:
    """Return a signing key for a process that serves nobody, such as a test or a type check."""
    return secrets.token_urlsafe(48)


def _relay(env: Mapping[str, str]) -> RelayAddress | None:
    url = env.get("CARELINE_SMTP_URL", "").strip()
    if not url:
        return None
    password, ca = env.get("CARELINE_SMTP_PASSWORD", ""), env.get("CARELINE_SMTP_CA", "")
    return RelayAddress.of_url(url, password=password, ca=ca)


def _networks(text: str) -> tuple[Network, ...]:
    return tuple(ip_network(one.strip(), strict=False) for one in text.split(",") if one.strip())


def _is_on(value: str | None) -> bool:
    return (value or "").strip().lower() in {"1", "true", "yes", "on"}
