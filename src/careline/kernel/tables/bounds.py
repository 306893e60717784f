"""How much a file of rows may be, so that no file, however made, takes the house's memory or its afternoon."""

from dataclasses import dataclass

from careline.kernel.refusals import Refusal

LONGEST_CELL = 32_767
"""Characters: what a spreadsheet allows in a cell (Microsoft, Excel specifications and limits)."""
MEBIBYTE = 1024 * 1024


@dataclass(frozen=True)
class Bounds:
    """What is read at the most."""

    bytes: int
    rows: int
    columns: int = 200
    unpacked: int = 64 * MEBIBYTE
    """Bytes of a spreadsheet file once unpacked."""


UPLOADED = Bounds(bytes=8 * MEBIBYTE, rows=50_000)
"""For a file somebody sends by browser: the rows of a day's work, not of a migration."""
CARRIED = Bounds(bytes=1024 * MEBIBYTE, rows=5_000_000, unpacked=512 * MEBIBYTE)
"""For a file the machine's operator brings in himself."""


class FileTooLarge(Refusal):
    """The file has more bytes than are read."""

    code = "kernel.file_too_large"


class UnpacksTooLarge(Refusal):
    """A packed file would become far larger than its size tells: a zip bomb, or nearly one."""

    code = "kernel.unpacks_too_large"


class TooManyRows(Refusal):
    """The file has more rows than are taken at once."""

    code = "kernel.too_many_rows"


class TooManyColumns(Refusal):
    """The file is wider than any list of people or complaints."""

    code = "kernel.too_many_columns"


class CellTooLong(Refusal):
    """A cell is longer than a spreadsheet allows; its row stays out."""

    code = "kernel.cell_too_long"
