"""A trace: one line that names an entry and pins it to its transaction. Witnesses and seals are made of traces."""

from typing import NamedTuple, Self
from uuid import UUID

MAC_DIGITS = 32
"""128 bits of the MAC: enough that nobody finds another entry with the same trace."""


class Position(NamedTuple):
    """A place in the ledger's order: by transaction, then by id."""

    xid: int
    id: UUID


START = Position(0, UUID(int=0))


class Trace(NamedTuple):
    """What is remembered of an entry: enough to miss it by name when it is gone."""

    xid: int
    id: UUID
    mac: str
    subject: UUID
    event: str

    @property
    def position(self) -> Position:
        """Where the entry stands in the ledger's order."""
        return Position(self.xid, self.id)

    def line(self) -> bytes:
        """Return the trace as a line, without its end."""
        return "\t".join(map(str, self)).encode()

    @classmethod
    def parse(cls, line: bytes) -> Self:
        """Return the trace written on a line.

        :raises ValueError: when the line was torn or isn't one.
        """
        xid, entry, mac, subject, event = line.decode().split("\t")
        return cls(int(xid), UUID(entry), mac, UUID(subject), event)


class Line(NamedTuple):
    """An entry as the database prints it: the signed bytes, its MAC in hex, and its transaction's number."""

    signed: bytes
    mac: bytes
    xid: bytes

    def trace(self) -> bytes:
        """Return the entry's trace as a line, without its end."""
        entry, event, _, subject, _ = self.signed.split(b"\t", 4)
        return b"\t".join((self.xid, entry, self.mac[:MAC_DIGITS], subject, event))


def parsed(lines: set[bytes]) -> list[Trace]:
    """Return the traces on these lines, in the ledger's order; a line torn by a crash is none."""
    traces = []
    for line in lines:
        try:
            traces.append(Trace.parse(line))
        except ValueError:
            continue
    return sorted(traces)
