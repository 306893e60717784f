"""Which lists can be kept. Rooms above say what each may be narrowed by, and count what one holds for a reader."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from careline.kernel.refusals import Refusal
from careline.kernel.registers import register_once
from careline.security.rules.kept_lists import ListKind

Narrowed = Mapping[str, str]
Counts = Callable[..., Mapping[UUID, int]]
"""Asked with `by`, `at` and `lists`, says how many each list holds for who asks; one left out isn't counted."""


class NoSuchListKind(Refusal):
    """No list of this name can be kept."""

    code = "security.no_such_list_kind"


def _anything(_narrowed: Narrowed) -> None:
    """Find nothing wrong."""


@dataclass(frozen=True)
class KeptKind:
    """One list of a room, as it can be kept."""

    kind: ListKind
    counts: Counts
    counted_to: int | None = None
    """So far it counts: that number means so many or more; None counts all."""
    check: Callable[[Narrowed], Any] = _anything
    """Refuses what the room alone can judge, such as a code that stands in no catalogue."""


_kinds: dict[str, KeptKind] = {}


def register(*kinds: KeptKind) -> None:
    """Register a room's lists.

    :raises ValueError: when one of that name is registered already.
    """
    for one in kinds:
        register_once(_kinds, one.kind.name, one, what="the list")


def registered() -> Sequence[KeptKind]:
    """Return every list that can be kept, in the order in which the rooms stand."""
    return tuple(_kinds.values())


def kept_kind(name: str) -> KeptKind:
    """Return one by its name.

    :raises NoSuchListKind: there is none.
    """
    if name not in _kinds:
        raise NoSuchListKind(field="kind", given=name)
    return _kinds[name]
