"""A content in pieces, each sealed by itself: a piece that was changed, moved, left out or cut off doesn't open."""

from collections.abc import Iterable, Iterator
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

CHUNK = 256 * 1024
"""Bytes of clear content in a piece."""


class Tampered(ValueError):
    """A piece isn't what was stored."""


def sealed(content: bytes, *, key: bytes, file: UUID) -> Iterator[bytes]:
    """Yield the pieces of a content, sealed with AES-256-GCM under a key of this file's own.

    The nonce is the piece's number: the key seals nothing else, so that none comes twice (NIST SP 800-38D §8.2.1).
    """
    total = -(-len(content) // CHUNK)
    for n in range(total):
        yield AESGCM(key).encrypt(_nonce(n), content[n * CHUNK : (n + 1) * CHUNK], _place(file, n, total))


def opened(pieces: Iterable[bytes], *, key: bytes, file: UUID, total: int) -> Iterator[bytes]:
    """Yield the content again.

    :raises Tampered: at the first piece that was changed, and when one is missing.
    """
    n = -1
    for n, piece in enumerate(pieces):
        try:
            yield AESGCM(key).decrypt(_nonce(n), bytes(piece), _place(file, n, total))
        except InvalidTag:
            raise Tampered(f"piece {n} of {file}") from None
    if n + 1 != total:
        raise Tampered(f"{file} has {n + 1} pieces of {total}")


def _nonce(n: int) -> bytes:
    return n.to_bytes(12)


def _place(file: UUID, n: int, total: int) -> bytes:
    return f"files|{file}|{n}/{total}".encode()
