"""Sealing a text so that only its person's key opens it, and only in the place it was sealed for."""

from dataclasses import dataclass
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

AES_256_GCM = b"\x01"
"""First byte of everything sealed: the way it was sealed. Another algorithm (SM4 for 密评) can come beside it."""
NONCE_BYTES = 12
BLOCK = 32
"""Texts are filled up to whole blocks before they are sealed, so that a row's size doesn't tell 王芳 from 欧阳修文."""


class Unreadable(ValueError):
    """A sealed text was changed, moved to another place, or belongs to another key."""


@dataclass(frozen=True)
class Place:
    """Where a sealed text belongs; it is authenticated with the text, so a text moved elsewhere doesn't open."""

    table: str
    column: str
    row: UUID

    def __bytes__(self) -> bytes:
        return f"{self.table}|{self.column}|{self.row}".encode()


def seal(text: str, *, key: bytes, place: Place, nonce: bytes) -> bytes:
    """Return the text sealed for one place with AES-256-GCM (NIST SP 800-38D); a nonce is used once."""
    return AES_256_GCM + nonce + AESGCM(key).encrypt(nonce, _filled(text.encode()), bytes(place))


def unseal(sealed: bytes, *, key: bytes, place: Place) -> str:
    """Return the text that was sealed for this place.

    :raises Unreadable: when the key, the place or a single bit is another.
    """
    way, nonce, body = sealed[:1], sealed[1 : 1 + NONCE_BYTES], sealed[1 + NONCE_BYTES :]
    if way != AES_256_GCM or len(nonce) < NONCE_BYTES:
        msg = f"this was never sealed, or in an unknown way: {way.hex()}"
        raise Unreadable(msg)
    try:
        return _emptied(AESGCM(key).decrypt(nonce, body, bytes(place)))
    except InvalidTag:
        msg = f"not sealed for {place.table}.{place.column} of this row with this key"
        raise Unreadable(msg) from None


def _filled(text: bytes) -> bytes:
    return text + b"\x80" + bytes(-(len(text) + 1) % BLOCK)  # ISO/IEC 7816-4 filling: the last 0x80 ends the text


def _emptied(filled: bytes) -> str:
    return filled.rstrip(b"\0")[:-1].decode()
