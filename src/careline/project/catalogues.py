"""Compiling the rooms' catalogues: from the `.po` translators write to the `.mo` programs read."""

from collections.abc import Iterator
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

PACKAGE = Path(__file__).resolve().parent.parent


def compile_stale(package: Path = PACKAGE) -> list[Path]:
    """Compile every catalogue that is newer than its compiled file; return those compiled."""
    stale = [source for source in sources(package) if _is_stale(source)]
    for source in stale:
        _compile(source)
    return stale


def uncompiled(package: Path = PACKAGE) -> list[Path]:
    """Return the catalogues whose compiled file is missing or older."""
    return [source for source in sources(package) if _is_stale(source)]


def sources(package: Path = PACKAGE) -> Iterator[Path]:
    """Return every room's catalogues."""
    yield from sorted(package.glob("*/locale/*/LC_MESSAGES/*.po"))


def _is_stale(source: Path) -> bool:
    compiled = source.with_suffix(".mo")
    return not compiled.exists() or compiled.stat().st_mtime < source.stat().st_mtime


def _compile(source: Path) -> None:
    with source.open("rb") as text:
        catalogue = read_po(text, locale=source.parent.parent.name)
    beside = source.with_suffix(".mo.new")
    with beside.open("wb") as binary:
        write_mo(binary, catalogue)
    beside.replace(source.with_suffix(".mo"))  # a running process never sees half a file


if __name__ == "__main__":
    compile_stale()
