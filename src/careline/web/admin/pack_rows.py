"""A pack in words: its rules, what installing it changes, its windows and what else it asks."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import get_language

from careline.clocks.queries.packs import Preview
from careline.clocks.rules.packs import Note, Pack
from careline.clocks.rules.packs.changes import PackChange
from careline.clocks.rules.terms import Certainty
from careline.clocks.rules.versions import Version
from careline.clocks.sentences.labels import label
from careline.clocks.sentences.packs import say_allowance, say_window
from careline.web.admin.due_rule_rows import RuleRow, rule_row
from careline.web.faces.clocks import CERTAIN
from careline.web.faces.concerns import Names
from careline.web.words.packs import PACK_CHANGES, TONES


@dataclass(frozen=True, kw_only=True)
class ChangeRow:
    """One version that would be written."""

    row: RuleRow
    what: str | Promise
    tone: str
    before: str
    """How long it allowed before; empty where it didn't hold, or allowed the same."""


@dataclass(frozen=True, kw_only=True)
class PackLine:
    """A window, or a note: what, how much, and where it is written."""

    name: str
    value: str
    source: str
    certainty: str
    is_unsure: bool


def rule_rows(pack: Pack, in_force: Sequence[Sequence[Version]], names: Names) -> list[RuleRow]:
    """Return the rules of a pack as they stand in the house, or where none does as the pack has them."""
    stored = [one for versions in in_force for one in reversed(versions)]
    told = stored or [rule.version(number) for number, rule in enumerate(pack.rules, start=1)]
    return [rule_row(one, names) for one in told]


def change_rows(preview: Preview, names: Names) -> list[ChangeRow]:
    """Return what installing a pack would change."""
    return [_change(one, names) for one in preview.changes]


def _change(one: PackChange, names: Names) -> ChangeRow:
    before = say_allowance(one.before) if one.before else ""
    return ChangeRow(
        row=rule_row(one, names),
        what=PACK_CHANGES[one.kind],
        tone=TONES[one.kind],
        before="" if before == say_allowance(one.terms) else before,
    )


def window_rows(pack: Pack) -> list[PackLine]:
    """Return the windows in which something is admitted."""
    spoken = get_language() or ""
    return [
        _line(one.name.said(spoken), say_window(one), one.source.said(spoken), one.certainty)
        for one in pack.admissibility
    ]


def note_rows(notes: Iterable[Note]) -> list[PackLine]:
    """Return what else a pack asks."""
    spoken = get_language() or ""
    return [
        _line(one.name.said(spoken), one.value.said(spoken), one.source.said(spoken), one.certainty) for one in notes
    ]


def _line(name: str, value: str, source: str, certainty: Certainty) -> PackLine:
    said, is_unsure = str(label(certainty)), certainty not in CERTAIN
    return PackLine(name=name, value=value, source=source, certainty=said, is_unsure=is_unsure)
