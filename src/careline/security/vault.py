"""Personal data sealed and opened. Rooms that hold a person's name or number come here; the keys stay inside."""

import secrets
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from careline.kernel.identity import new_id
from careline.security.models.person_key import PersonKey
from careline.security.ports.keyring import KEY_BYTES, Keyring, keyring
from careline.security.rules.blind_index import blind_index
from careline.security.rules.sealing import NONCE_BYTES, Place, seal, unseal

KEY_TABLE = PersonKey._meta.db_table  # noqa: SLF001  (Django's public name for it, in spite of the underscore)


class Shredded(LookupError):
    """The person's key was thrown away; what it sealed can't be read by anybody any more."""


@dataclass(frozen=True, repr=False)
class Vault:
    """What one person's key opens; it lives as long as the request that made it."""

    key: bytes

    def seal(self, text: str, place: Place) -> bytes:
        """Return the text sealed for one place."""
        return seal(text, key=self.key, place=place, nonce=secrets.token_bytes(NONCE_BYTES))

    def open(self, sealed: bytes, place: Place) -> str:
        """Return the text sealed for this place.

        :raises Unreadable: when it was changed, moved from another place, or sealed under another key.
        """
        return unseal(bytes(sealed), key=self.key, place=place)


def new_person(*, at: datetime) -> tuple[PersonKey, Vault]:
    """Return a key row, not yet saved, for a new person, and the vault it opens."""
    ring, key, row_id = keyring(), secrets.token_bytes(KEY_BYTES), new_id()
    version = ring.master_version
    row = PersonKey(id=row_id, wrapped=_wrap(key, row_id, ring, version), master_version=version, made_at=at)
    return row, Vault(key)


def vault_of(row: PersonKey) -> Vault:
    """Return what the person's key opens.

    :raises Shredded: when it was thrown away.
    """
    return Vault(_unwrap(row, keyring()))


def rewrap(row: PersonKey) -> None:
    """Put the person's key under the newest master key; nothing it sealed has to be written again.

    :raises Shredded: when it was thrown away.
    """
    ring = keyring()
    row.wrapped = _wrap(_unwrap(row, ring), row.id, ring, ring.master_version)
    row.master_version = ring.master_version


def index_of(value: str, purpose: str) -> bytes:
    """Return what stands in a blind index for a normalised value."""
    return blind_index(value, key=keyring().blind_index_key, purpose=purpose)


def house_vault(version: int | None = None) -> tuple[int, Vault]:
    """Return the vault for what belongs to no single person and lives shortly, and its version to keep beside it."""
    ring = keyring()
    version = version or ring.master_version
    derived = HKDF(hashes.SHA256(), KEY_BYTES, salt=None, info=b"careline house vault")  # RFC 5869: one key, one use
    return version, Vault(derived.derive(ring.master_key(version)))


def _wrap(key: bytes, row: UUID, ring: Keyring, version: int) -> bytes:
    return Vault(ring.master_key(version)).seal(key.hex(), _place(row, version))


def _unwrap(row: PersonKey, ring: Keyring) -> bytes:
    if row.wrapped is None:
        raise Shredded(str(row.id))
    return bytes.fromhex(
        Vault(ring.master_key(row.master_version)).open(bytes(row.wrapped), _place(row.id, row.master_version))
    )


def _place(row: UUID, version: int) -> Place:
    return Place(KEY_TABLE, f"wrapped/{version}", row)
