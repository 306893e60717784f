"""Regulation packs: those in force, those Careline brings along, and what installing one would change."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.timezone import localdate

from careline.clocks.models import InstalledPack
from careline.clocks.queries.library import library
from careline.clocks.rules.packs import SHIPPED, NoSuchPack, Pack, read_pack
from careline.clocks.rules.packs.changes import PackChange, changes
from careline.clocks.rules.packs.shelf import base, shipped, shipped_text
from careline.clocks.rules.versions import Version, newest_first
from careline.security import policy
from careline.security.actor import Actor

RIGHT = "clocks.read_rules"


@dataclass(frozen=True, kw_only=True)
class PackState:
    """A pack, as it is in force and as Careline brings it along."""

    code: str
    name_zh: str
    name_en: str
    installed: str
    """Version in force; empty where none is."""
    installed_at: datetime | None
    shipped: str
    """Version that Careline brings along; empty for one of the operator's own."""
    is_behind: bool
    """Whether Careline brings a version along that never was in force."""


@dataclass(frozen=True, kw_only=True)
class Preview:
    """What installing a pack would change."""

    pack: Pack
    changes: Sequence[PackChange]
    is_installed: bool
    """Whether this very version is in force already."""


def packs(*, by: Actor) -> Sequence[PackState]:
    """Return every pack that is installed or comes with Careline, by its id."""
    policy.require(by, RIGHT)
    brought = {code: shipped(code) for code in SHIPPED}
    rows: dict[str, list[InstalledPack]] = {code: [] for code in brought}
    for row in InstalledPack.objects.all():
        rows.setdefault(row.code, []).append(row)
    return [_state(code, rows[code], brought.get(code)) for code in sorted(rows)]


def _state(code: str, rows: Sequence[InstalledPack], pack: Pack | None) -> PackState:
    row = rows[-1] if rows else None
    return PackState(
        code=code,
        name_zh=row.name_zh if row else pack.name.zh if pack else "",
        name_en=row.name_en if row else pack.name.en if pack else "",
        installed=row.version if row else "",
        installed_at=row.recorded_at if row else None,
        shipped=pack.version if pack else "",
        is_behind=pack is not None and pack.version not in {one.version for one in rows},
    )


def pack_text(*, by: Actor, code: str) -> str:
    """Return the text of the pack in force, or where none is of the one Careline brings along.

    :raises NoSuchPack: neither.
    """
    policy.require(by, RIGHT)
    row = InstalledPack.objects.filter(code=code).last()
    if row is None and code not in SHIPPED:
        raise NoSuchPack(field="pack", pack=code, known=", ".join(SHIPPED))
    return row.text if row else shipped_text(code)


def pack_told(*, by: Actor, code: str) -> Pack:
    """Return the pack in force, or where none is the one Careline brings along, whole.

    :raises NoSuchPack: neither.
    """
    return read_pack(pack_text(by=by, code=code), base=base)


def pack_rules(*, by: Actor, code: str) -> Sequence[Sequence[Version]]:
    """Return the versions of every rule that came with a pack, newest first, by code."""
    policy.require(by, RIGHT)
    rules = newest_first(one for one in library().versions if one.pack == code)
    return sorted(rules, key=lambda versions: versions[0].terms.code)


def preview_pack(*, text: str, file: str = "", by: Actor, at: datetime) -> Preview:
    """Return what installing a pack would change, and from which day.

    :raises BadPack: it isn't a pack that can be meant; with every flaw.
    :raises TooFarAhead: a rule would begin more than five years from now.
    """
    policy.require(by, "clocks.manage_rules")
    pack = read_pack(text, file=file, base=base)
    newest = InstalledPack.objects.filter(code=pack.id).last()
    there = newest is not None and newest.version == pack.version
    found = changes(pack, library().versions, today=localdate(at))
    return Preview(pack=pack, changes=found, is_installed=there)
