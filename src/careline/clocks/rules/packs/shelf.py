"""The packs Careline brings along, and one from a file of the operator's own."""

import stat
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from careline.clocks.rules.packs.bounds import LONGEST
from careline.clocks.rules.packs.flaws import BadPack, Flaw
from careline.clocks.rules.packs.pack import Pack
from careline.clocks.rules.packs.reading import read_pack
from careline.kernel.refusals import Kind, Refusal

FOLDER = Path(__file__).resolve().parents[2] / "packs"
SUFFIX = ".toml"
SHIPPED = ("cn", "uk", "au", "in", "us", "eu")
ALIASES: Mapping[str, tuple[str, str]] = {"cn-chongqing": ("cn", "CN-CQ"), "cn-henan": ("cn", "CN-HA")}
"""Ids that mean a region of a pack; a test compares them with the regions' own `alias`."""


NAMED = tuple(sorted((*SHIPPED, *ALIASES)))
"""Every id a pack that comes along is asked for by, in the order in which they are listed."""


class NoSuchPack(Refusal):
    """Careline brings no such pack along, and it is no file."""

    code = "clocks.no_such_pack"
    kind = Kind.MISSING


def pack_named(named: str) -> tuple[Pack, str]:
    """Return the pack of an id or a file, and the region an alias stands for, if any.

    :param named: `cn`, `cn-chongqing`, or the path of a TOML file.
    :raises NoSuchPack: neither an id nor a file.
    :raises BadPack: the file isn't a pack that can be meant.
    """
    pack_id, region = ALIASES.get(named, (named, ""))
    if pack_id in SHIPPED:
        return shipped(pack_id), region
    text = text_of(Path(named)) if named.endswith(SUFFIX) else None
    if text is None:
        raise NoSuchPack(field="pack", pack=named, known=", ".join(NAMED))
    return read_pack(text, file=named, base=base), ""


@cache
def shipped(pack_id: str) -> Pack:
    """Return a pack Careline brings along.

    :raises BadPack: somebody spoilt its file.
    """
    return read_pack(shipped_text(pack_id), file=f"{pack_id}{SUFFIX}")


@cache
def shipped_events() -> frozenset[str]:
    """Return every event that a rule of a pack Careline brings along may name."""
    return frozenset().union(*(shipped(pack_id).own_events() for pack_id in SHIPPED))


def shipped_text(pack_id: str) -> str:
    """Return the text of a pack Careline brings along."""
    return (FOLDER / f"{pack_id}{SUFFIX}").read_text(encoding="utf-8")


def base(pack_id: str) -> Pack | None:
    """Return the pack that another may extend; None when there is no such one."""
    return shipped(pack_id) if pack_id in SHIPPED else None


def text_of(file: Path) -> str | None:
    """Return a file's text; None when there is no such file. Of one too long for a pack, no more than shows that.

    :raises BadPack: it is no text, or no ordinary file: a device never ends, and a pipe may never begin.
    """
    try:
        if not stat.S_ISREG(file.stat().st_mode):
            raise _unread("no_file", file)
        with file.open(encoding="utf-8-sig") as opened:  # some editors begin a file with its mark
            return opened.read(LONGEST + 1)
    except OSError:
        return None
    except UnicodeDecodeError as unreadable:
        raise _unread("not_text", file) from unreadable


def _unread(code: str, file: Path) -> BadPack:
    return BadPack([Flaw(code=code, file=str(file))], file=str(file), entry="", what="", count=1)
