"""The keys of the house. They live outside the database, so that a stolen or edited database neither speaks nor lies.

Losing the keyring loses every name and number in the database, and the ledger can't be proved any more: back it up.
"""

import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from typing import Protocol, Self, cast

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings

from careline.security.ports.durable_file import create_durably, replace_durably

KEY_BYTES = 32
OPEN_TO_OTHERS = 0o077


class KeyringMissing(RuntimeError):
    """There is no keyring where one is configured; a new one would not fit an old database, so none is made unasked."""


class KeyringExposed(RuntimeError):
    """The keyring can be read by other users of the machine."""


class UnknownKeyVersion(LookupError):
    """Something was wrapped under a master key this keyring doesn't hold."""


class Keyring(Protocol):
    """Where keys come from: a file here; a hardware module or a key service elsewhere."""

    @property
    def master_version(self) -> int:
        """Version of the master key under which new person keys are wrapped."""
        ...

    def master_key(self, version: int) -> bytes:
        """Return the 32-byte master key of a version.

        :raises UnknownKeyVersion: when there is no such version.
        """
        ...

    @property
    def blind_index_key(self) -> bytes:
        """32-byte HMAC key of blind indexes. It is never rotated alone: every index would have to be written anew."""
        ...

    @property
    def ledger_key(self) -> bytes:
        """32-byte HMAC key of ledger entries."""
        ...

    @property
    def signing_key(self) -> Ed25519PrivateKey:
        """The key that signs the heads of the ledger's chain."""
        ...


@dataclass(frozen=True, repr=False)
class Keys:
    """One set of keys, as read from wherever they are kept."""

    masters: Mapping[int, bytes]
    blind_index: bytes
    ledger: bytes
    signing_seed: bytes

    @classmethod
    def fresh(cls) -> Self:
        """Return new random keys."""
        return cls({1: _random()}, _random(), _random(), _random())

    def with_next_master(self) -> "Keys":
        """Return these keys with one more master key, which new person keys are wrapped under from now on."""
        masters = {**self.masters, max(self.masters) + 1: _random()}
        return Keys(masters, self.blind_index, self.ledger, self.signing_seed)

    def to_json(self) -> str:
        """Return the keys as text for the keyring file."""
        masters = {str(version): key.hex() for version, key in self.masters.items()}
        rest = {"blind_index": self.blind_index.hex(), "ledger": self.ledger.hex(), "signing": self.signing_seed.hex()}
        return json.dumps({"format": 1, "masters": masters, **rest}, indent=2) + "\n"

    @classmethod
    def from_json(cls, text: str) -> Self:
        """Return the keys a keyring file holds."""
        kept = json.loads(text)
        masters = {int(version): bytes.fromhex(key) for version, key in kept["masters"].items()}
        return cls(masters, *(bytes.fromhex(kept[name]) for name in ("blind_index", "ledger", "signing")))


@dataclass(repr=False)
class MemoryKeyring:
    """Keys that are gone with the process; the twin for tests, and what `FileKeyring` is once it is read."""

    keys: Keys = field(default_factory=Keys.fresh)

    @property
    def master_version(self) -> int:
        """Version of the master key under which new person keys are wrapped."""
        return max(self.keys.masters)

    def master_key(self, version: int) -> bytes:
        """Return the 32-byte master key of a version.

        :raises UnknownKeyVersion: when there is no such version.
        """
        try:
            return self.keys.masters[version]
        except KeyError:
            msg = f"the keyring holds no master key of version {version}"
            raise UnknownKeyVersion(msg) from None

    @property
    def blind_index_key(self) -> bytes:
        """32-byte HMAC key of blind indexes."""
        return self.keys.blind_index

    @property
    def ledger_key(self) -> bytes:
        """32-byte HMAC key of ledger entries."""
        return self.keys.ledger

    @cached_property
    def signing_key(self) -> Ed25519PrivateKey:
        """The key that signs the heads of the ledger's chain."""
        return Ed25519PrivateKey.from_private_bytes(self.keys.signing_seed)

    def add_master(self) -> int:
        """Add a master key, make it the current one and return its version."""
        self.keys = self.keys.with_next_master()
        return self.master_version


class FileKeyring(MemoryKeyring):
    """Keys in a JSON file only its owner may read."""

    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__(_read(path))

    @classmethod
    def create(cls, path: Path) -> Self:
        """Make the keyring unless it is there already, and return it; of processes that race, all get the same one."""
        create_durably(path, Keys.fresh().to_json())
        return cls(path)

    def master_key(self, version: int) -> bytes:
        """Return the 32-byte master key of a version, looking again at the file for one added meanwhile.

        :raises UnknownKeyVersion: when there is no such version.
        """
        if version not in self.keys.masters:
            self.keys = _read(self.path)
        return super().master_key(version)

    def add_master(self) -> int:
        """Add a master key to the file, make it the current one and return its version."""
        self.keys = _read(self.path).with_next_master()
        replace_durably(self.path, self.keys.to_json())
        return self.master_version


def keyring() -> Keyring:
    """Return the keyring in use: the setting `CARELINE_KEYRING` is a file's path, or (in tests) a keyring itself.

    :raises KeyringMissing: when there is no file; `FileKeyring.create` makes it, which `careline migrate` does once.
    """
    configured: object = settings.CARELINE_KEYRING
    return _opened(configured) if isinstance(configured, Path) else cast("Keyring", configured)


@cache
def _opened(path: Path) -> FileKeyring:
    return FileKeyring(path)


def _read(path: Path) -> Keys:
    try:
        mode = path.stat().st_mode
        if mode & OPEN_TO_OTHERS:
            msg = f"the keyring {path} can be read by others: set its mode to 0600"
            raise KeyringExposed(msg)
        return Keys.from_json(path.read_text())
    except FileNotFoundError:
        msg = f"there is no keyring at {path}; restore it from a backup, or set CARELINE_HOME to where it is"
        raise KeyringMissing(msg) from None


def _random() -> bytes:
    return secrets.token_bytes(KEY_BYTES)
