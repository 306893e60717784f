"""Secrets given to a browser or a program once: only their hash is kept."""

import hashlib


def hash_of(secret: str) -> bytes:
    """Return what is kept of a random secret of 256 bits; against so many bits no slow hash is needed."""
    return hashlib.sha256(secret.encode()).digest()
