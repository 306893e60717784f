"""What became of rows that were brought in, and the error file for those that stayed out."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from careline.kernel.refusals import Refusal
from careline.kernel.sentences import Text, say
from careline.kernel.tables.rows import Cells, Row

CHUNK = 500
"""Rows to a transaction."""


@dataclass(frozen=True)
class Rejected:
    """A row that stayed out, and why."""

    row: Row
    column: str
    refusal: Refusal


@dataclass(frozen=True)
class Outcome:
    """What became of a chunk."""

    imported: int
    unchanged: int
    rejected: Sequence[Rejected]


@dataclass(frozen=True)
class ErrorFile:
    """The refused rows as they came, with where and why: mended, the file can be brought in as it is."""

    columns: Cells
    said: tuple[Text, Text, Text, Text]
    """How row, column, reason and code are called in the reader's language."""

    @property
    def header(self) -> list[str]:
        """The names of its columns."""
        return [*(self.columns[n] for n in self._kept), *map(str, self.said)]

    def rows(self, rejected: Iterable[Rejected]) -> Iterator[list[str]]:
        """Yield its rows, with reasons in the language in use."""
        for one in rejected:
            why = [str(one.row.line), one.column, str(say(one.refusal)), one.refusal.code]
            yield [*self._as_given(one.row.given), *why]

    @property
    def _kept(self) -> list[int]:
        """The columns without what an earlier error file has added, so that mending twice doesn't name one twice."""
        return [n for n, name in enumerate(self.columns) if name not in {str(one) for one in self.said}]

    def _as_given(self, given: Cells) -> list[str]:
        width = len(self.columns)
        whole = [*given[: width - 1], " ".join(given[width - 1 :])] if len(given) > width else [*given]
        whole += [""] * (width - len(whole))
        return [whole[n] for n in self._kept]
