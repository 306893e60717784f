"""Putting a regulation pack into force."""

from datetime import datetime
from hashlib import sha256

from django.utils.timezone import localdate

from careline.clocks.events import PackInstalled
from careline.clocks.models import Calendar, DueRule, InstalledPack
from careline.clocks.operations.calendars import set_calendar
from careline.clocks.operations.due_rules import RIGHT, set_due_rule
from careline.clocks.operations.installing import install_calendar
from careline.clocks.queries.library import version_of
from careline.clocks.rules.almanacs import ALMANACS
from careline.clocks.rules.default_rules import DEFAULT_PACKS, default_rules
from careline.clocks.rules.packs import Pack, read_pack
from careline.clocks.rules.packs.asking import WEEKDAYS
from careline.clocks.rules.packs.changes import ChangeKind, PackChange, changes, counted
from careline.clocks.rules.packs.shelf import base, shipped_text
from careline.clocks.writing.calendars import hold_calendars
from careline.clocks.writing.packs import draft_versions, told
from careline.kernel.identity import new_id
from careline.kernel.refusals import Kind, Refusal
from careline.security import policy
from careline.security.actor import Actor
from careline.security.ledger import record_all
from careline.security.models import LedgerEntry
from careline.security.operation import operation


class PackVersionTaken(Refusal):
    """That version of the pack was installed with another text."""

    code = "clocks.pack_version_taken"
    kind = Kind.CONFLICT


class PackVersionPast(Refusal):
    """That version was in force once, and another one replaced it."""

    code = "clocks.pack_version_past"
    kind = Kind.CONFLICT


@operation(silent_when="that version is in force already")
def install_pack(*, text: str, file: str = "", by: Actor, at: datetime) -> InstalledPack:
    """Put a pack into force: its rules become versions, those it has no more end today, the house's own are kept.

    Its calendars are installed where they aren't there. What began before a version's first day isn't touched.

    :param text: the pack's TOML.
    :param file: what the file is called, for whoever reads what is wrong with it.
    :raises BadPack: it isn't a pack that can be meant; with every flaw.
    :raises PackVersionTaken: that version was installed with another text.
    :raises PackVersionPast: that version was installed, and replaced by another one since.
    :raises TooFarAhead: a rule would begin more than five years from now.
    """
    policy.require(by, RIGHT)
    pack = read_pack(text, file=file, base=base)
    hold_calendars()  # whoever writes a rule holds its own: of two who change rules, one comes second
    if (present := _present(pack, text)) is not None:
        return present
    _install_calendars(pack, by=by, at=at)
    found = changes(pack, map(version_of, DueRule.objects.select_related("calendar", "entry")), today=localdate(at))
    drafts = draft_versions(pack, found)
    row = _drafted(pack, text)
    entry, *entries = record_all([_event(row, text, found), *told(drafts)], by=by, at=at)
    _write(drafts, entries, at=at)
    row.entry, row.recorded_at = entry, at
    row.save(force_insert=True)
    return row


def _present(pack: Pack, text: str) -> InstalledPack | None:
    """Return the pack in force when it is this very one; None when it is new."""
    installed = list(InstalledPack.objects.filter(code=pack.id))
    same = next((one for one in installed if one.version == pack.version), None)
    if same is None:
        return None
    if same.text != text:
        raise PackVersionTaken(field="pack", pack=pack.id, version=pack.version)
    if same != installed[-1]:
        raise PackVersionPast(field="pack", pack=pack.id, version=pack.version, latest=installed[-1].version)
    return same


def _install_calendars(pack: Pack, *, by: Actor, at: datetime) -> None:
    zones = {rule.terms.calendar: pack.zone for rule in pack.own_rules()} | {pack.calendar: pack.zone}
    zones |= {region.calendar: region.zone for region in pack.regions.values() if region.calendar}
    there = set(Calendar.objects.values_list("code", flat=True))
    for code, zone in sorted(zones.items()):
        if code in there:
            continue
        if code in ALMANACS:
            install_calendar(code=code, by=by, at=at)
        else:
            zh, en = f"工作日 {code}", f"Weekdays, {code}"
            set_calendar(code=code, zone=zone, weekly=WEEKDAYS, name_zh=zh, name_en=en, by=by, at=at)


def _drafted(pack: Pack, text: str) -> InstalledPack:
    names = {"name_zh": pack.name.zh, "name_en": pack.name.en}
    return InstalledPack(id=new_id(), code=pack.id, version=pack.version, text=text, **names)


def _event(row: InstalledPack, text: str, found: tuple[PackChange, ...]) -> PackInstalled:
    counts = counted(found)
    return PackInstalled(
        subject=row.id,
        pack=row.code,
        version=row.version,
        digest=sha256(text.encode()).hexdigest(),
        begins=counts[ChangeKind.BEGINS],
        changes=counts[ChangeKind.CHANGES],
        ends=counts[ChangeKind.ENDS],
        kept=tuple(one.terms.code for one in found if one.kind is ChangeKind.KEPT),
    )


def _write(drafts: list[DueRule], entries: list[LedgerEntry], *, at: datetime) -> None:
    for draft, entry in zip(drafts, entries, strict=True):
        draft.entry, draft.recorded_at = entry, at
    DueRule.objects.bulk_create(drafts)


@operation(silent_when="every default rule was written before")
def install_default_rules(*, by: Actor, at: datetime) -> int:
    """Write the promises that aren't there yet and install the default packs; return how many versions were written.

    Edited ones stay as they are.

    :raises NoSuchCalendar: a promise's calendar isn't installed.
    """
    policy.require(by, RIGHT)
    before = DueRule.objects.count()
    present = set(DueRule.objects.values_list("code", flat=True))
    for terms, valid_from in default_rules():
        if terms.code not in present:
            set_due_rule(terms=terms, valid_from=valid_from, by=by, at=at)
    for code in DEFAULT_PACKS:
        if not InstalledPack.objects.filter(code=code).exists():
            install_pack(text=shipped_text(code), file=f"{code}.toml", by=by, at=at)
    return DueRule.objects.count() - before
