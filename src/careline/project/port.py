"""The port the browser asks at."""

import socket
import time
import urllib.error
import urllib.request
from contextlib import closing
from pathlib import Path

from careline.project import health
from careline.project.environment import Environment
from careline.project.postgres.account import Account
from careline.project.trouble import Trouble
from careline.project.words import _


def must_be_free(chosen: Environment) -> None:
    """Make sure nobody listens on the port.

    :raises Trouble: when somebody does, or the address isn't this machine's.
    """
    family = socket.AF_INET6 if ":" in chosen.address else socket.AF_INET
    with closing(socket.socket(family, socket.SOCK_STREAM)) as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((chosen.address, chosen.port))
        except OSError as error:
            raise Trouble(
                _("Port {port} on {address} can't be used: {reason}.").format(
                    port=chosen.port, address=chosen.address, reason=error.strerror
                ),
                _("Stop the program that uses it, or choose another port: CARELINE_PORT={next} careline up").format(
                    next=chosen.port + 1
                ),
            ) from error


def must_be_allowed(chosen: Environment, account: Account | None) -> None:
    """Make sure the account may listen on the port.

    :raises Trouble: when that is for root only.
    """
    if account is not None and chosen.port < _first_for_everybody():
        raise Trouble(
            _("Port {port} is for root, and the web server runs as the user “{user}”.").format(
                port=chosen.port, user=account.name
            ),
            _("Put a proxy before it, or allow it: sysctl net.ipv4.ip_unprivileged_port_start={port}").format(
                port=chosen.port
            ),
        )


def _first_for_everybody() -> int:
    try:
        return int(Path("/proc/sys/net/ipv4/ip_unprivileged_port_start").read_text(encoding="ascii"))
    except OSError:  # not Linux
        return 1024


def wait_until_served(url: str, *, patience: float = 30.0) -> bool:
    """Return whether an answer came, of whatever kind, within so many seconds."""
    deadline = time.monotonic() + patience
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(f"{url}{health.PATH}", timeout=2):  # noqa: S310  (our own http URL)
                return True
        except urllib.error.HTTPError:
            return True
        except OSError:
            time.sleep(0.1)
    return False


def url(chosen: Environment) -> str:
    """Return where a browser on this machine finds Careline."""
    host = "127.0.0.1" if chosen.address in {"0.0.0.0", "::"} else chosen.address  # noqa: S104  (compared, not bound)
    return f"http://{f'[{host}]' if ':' in host else host}:{chosen.port}/"
