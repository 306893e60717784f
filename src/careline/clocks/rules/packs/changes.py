"""What installing a pack would change: which versions are to be written so that the rules hold as the pack has them.

A rule that somebody in the house wrote last stays his: it is told, and not touched; unless it is looser than the law.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from careline.clocks.rules.law import is_read_law, loosened
from careline.clocks.rules.packs.pack import Pack
from careline.clocks.rules.terms import Terms
from careline.clocks.rules.versions import Version, holding_on, newest_first
from careline.kernel.horizon import FIVE_YEARS, check_ahead


class ChangeKind(StrEnum):
    """What becomes of a rule."""

    BEGINS = "begins"
    CHANGES = "changes"
    ENDS = "ends"
    KEPT = "kept"  # somebody in the house wrote it last, no looser than the law


@dataclass(frozen=True, kw_only=True)
class PackChange:
    """One version to be written, and what held on its first day before; for a rule that is kept, nothing is."""

    kind: ChangeKind
    terms: Terms
    valid_from: date
    valid_to: date | None
    before: Terms | None
    number: int = 0
    pack: str = ""
    pack_version: str = ""

    @property
    def retires(self) -> bool:
        """Whether it only ends the rule."""
        return self.valid_to == self.valid_from


def changes(pack: Pack, present: Iterable[Version], *, today: date) -> tuple[PackChange, ...]:
    """Return what is to be written, in the order in which it is.

    :param present: every version of every rule in the house.
    :param today: the day on which rules end that the pack has no more.
    :raises TooFarAhead: one would begin or end more than five years from then.
    """
    stored = {versions[0].terms.code: versions for versions in newest_first(present)}
    told = {one[0].terms.code: one for one in newest_first(rule.version(0) for rule in pack.own_rules())}
    found: list[PackChange] = []
    for code, versions in sorted(told.items()):
        found += _of_rule(pack, versions, stored.get(code, []))
    for code, versions in sorted(stored.items()):
        if code not in told and _owner(versions) == pack.id:
            found += _ended(versions, today)
    for one in found:
        check_ahead(one.valid_from, today=today, within=FIVE_YEARS, field="valid_from")
    return tuple(found)


def _owner(versions: Sequence[Version]) -> str:
    return max(versions, key=lambda one: one.number).pack


def _of_rule(pack: Pack, told: Sequence[Version], stored: Sequence[Version]) -> Iterator[PackChange]:
    if stored and _owner(stored) != pack.id and not _is_too_loose(stored, told):
        newest = max(stored, key=lambda one: one.number)
        yield _change(ChangeKind.KEPT, newest.terms, newest.valid_from, newest.valid_to, newest.terms)
        return
    for day in sorted({one.valid_from for one in (*told, *stored)}):
        was, becomes = holding_on(day, stored), holding_on(day, told)
        if becomes and not (was and (was.terms, was.valid_to) == (becomes.terms, becomes.valid_to)):
            kind = ChangeKind.CHANGES if stored else ChangeKind.BEGINS
            yield _change(kind, becomes.terms, day, becomes.valid_to, was.terms if was else None)
        elif was and not becomes:
            yield _change(ChangeKind.ENDS, was.terms, day, day, was.terms)


def _is_too_loose(stored: Sequence[Version], told: Sequence[Version]) -> bool:
    """Return whether the house's own wording of a rule has become looser than the law is in the pack."""
    newest, law = max(stored, key=lambda one: one.number), told[0]
    return not newest.pack and is_read_law(law.terms) and loosened(law, newest.terms, newest.valid_to) is not None


def _ended(stored: Sequence[Version], today: date) -> Iterator[PackChange]:
    for day in sorted({today, *(one.valid_from for one in stored if one.valid_from > today)}):
        if was := holding_on(day, stored):
            yield _change(ChangeKind.ENDS, was.terms, day, day, was.terms)


def _change(kind: ChangeKind, terms: Terms, since: date, until: date | None, before: Terms | None) -> PackChange:
    return PackChange(kind=kind, terms=terms, valid_from=since, valid_to=until, before=before)


def counted(found: Iterable[PackChange]) -> Mapping[ChangeKind, int]:
    """Return how many changes of each kind there are."""
    kinds = [one.kind for one in found]
    return {kind: kinds.count(kind) for kind in ChangeKind}
