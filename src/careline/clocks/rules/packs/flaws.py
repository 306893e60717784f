"""What may be wrong with a pack's file, each thing with the place where it stands."""

from collections.abc import Sequence
from dataclasses import dataclass

from careline.kernel.refusals import Refusal


@dataclass(frozen=True, kw_only=True)
class Flaw:
    """One thing that can't be so."""

    code: str
    """Which kind of wrong; `sentences.flaws` has the words."""
    file: str = ""
    entry: str = ""
    """Code of the rule, or the table and its number."""
    field: str = ""
    value: str = ""
    allowed: tuple[str, ...] = ()
    table: str = ""
    """The table and its number where `entry` is a rule's code, which several versions share."""
    line: int = 0
    """Line of the file, from 1; 0 where none can be told."""
    column: int = 0
    """Column of the line, from 1; 0 where none is told."""


class BadPack(Refusal):
    """The file isn't a pack that can be meant."""

    code = "clocks.bad_pack"

    def __init__(self, flaws: Sequence[Flaw] = (), **params: object) -> None:
        super().__init__(field="pack", **params)
        self.flaws = tuple(flaws)


class Wrong(Exception):
    """A value that can't be so; whoever reads the table knows where it stands."""

    def __init__(self, code: str, value: object = "", allowed: Sequence[str] = ()) -> None:
        super().__init__(code, value, allowed)
        self.code, self.value, self.allowed = code, str(value), tuple(allowed)
