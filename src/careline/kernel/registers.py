"""What the rooms announce when the house starts, each thing under its name: sentences, policies, reactions, sources.

A program sets Django up once. A process in which that is done again, by a test with other settings or by whoever has
a house within a house, announces everything again: then each thing is still there once.
"""

from collections.abc import MutableMapping
from typing import TypeVar

K = TypeVar("K")
V = TypeVar("V")


def register_once(held: MutableMapping[K, V], key: K, one: V, *, what: str) -> None:
    """Keep something under its key; said again, it stays the one that is held.

    :param what: what it is, for whoever reads that the key is taken.
    :raises ValueError: when something else is held under the key.
    """
    found = held.setdefault(key, one)
    if found is not one and not _is_alike(found, one):
        msg = f"{what} {key} is registered already"
        raise ValueError(msg)


def _is_alike(found: object, one: object) -> bool:
    """Return whether two are the same by what they hold, as two sources are that were made at two starts."""
    if type(found) is not type(one):
        return False
    return found == one or (hasattr(found, "__dict__") and vars(found) == vars(one))
