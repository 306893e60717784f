"""The suite's own PostgreSQL: the embedded one, on a socket in a temporary folder, gone when the run ends."""

from collections.abc import Iterator

import pytest
from django.test import override_settings

from careline.security.ports.keyring import MemoryKeyring


@pytest.fixture(scope="session", autouse=True)
def _keys_in_memory() -> Iterator[None]:
    """Let no test touch a keyring of this machine."""
    with override_settings(CARELINE_KEYRING=MemoryKeyring()):
        yield
