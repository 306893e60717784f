"""Ports nobody listens on."""

from socket import socket


def free_port() -> int:
    """Return one; whoever asked listens on it at once."""
    with socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])
