"""`careline pack show PACK`: what a pack says, in words or as data."""

import json
from collections.abc import Iterator

import click

from careline.clocks.rules.packs import Pack, PackRule, pack_named
from careline.project.cli.frame import plain
from careline.project.cli.pack_data import pack_data
from careline.project.cli.packs_in_words import named_options, speak
from careline.project.words import _, language


@click.command(name="show", help=_("Show a pack: its rules with their sources, windows, and what else it asks."))
@click.argument("named", metavar="PACK")
@click.option("--json", "as_json", is_flag=True, help=_("Print the pack as JSON."))
@plain
def show(named: str, *, as_json: bool) -> None:
    """Print a pack."""
    with named_options(pack="PACK"):
        pack, region = pack_named(named)
    told = pack_data(pack, region, named=named if region else pack.id)
    click.echo(json.dumps(told, ensure_ascii=False) if as_json else "\n".join(_shown(pack, region, told["id"])))


def _shown(pack: Pack, region: str, named: str) -> Iterator[str]:
    spoken = language()
    yield f"{named} {pack.version} · {pack.name_in(region).said(spoken)} · {pack.zone} · {pack.calendar}"
    yield f"{_('Events')}: {', '.join(pack.events)}"
    yield f"{_('Regions')}: {region or ', '.join(pack.regions) or '–'}"
    yield f"{_('Facts')}: {'; '.join(_fact(name, pack) for name in sorted(pack.facts))}"
    for rule in pack.rules_in(region):
        yield from _rule(rule)
    speak()
    from careline.clocks.sentences import label
    from careline.clocks.sentences.packs import NOTES, say_window

    for window in pack.admissibility:
        yield f"\n{window.code} · {window.name.said(spoken)}: {say_window(window)}"
        yield f"  {window.source.said(spoken)} ({label(window.certainty)})"
    for kind, notes in pack.notes.items():
        yield f"\n{NOTES[kind]}"
        for note in notes:
            value = f": {note.value.said(spoken)}" if note.value.zh else ""
            yield f"  {note.name.said(spoken)}{value} ({label(note.certainty)})"


def _fact(name: str, pack: Pack) -> str:
    return f"{name} = {'|'.join(pack.facts[name]) or 'YYYY-MM-DD'}"


def _rule(rule: PackRule) -> Iterator[str]:
    speak()
    from careline.clocks.sentences import label
    from careline.clocks.sentences.packs import say_allowance

    terms, spoken = rule.terms, language()
    until = f" – {rule.valid_to}" if rule.valid_to else ""
    yield f"\n{terms.code} · {terms.name_zh if spoken.startswith('zh') else terms.name_en} · {terms.event}"
    yield f"  {label(terms.kind)}: {say_allowance(terms)} · {rule.valid_from}{until} · {terms.jurisdiction}"
    yield f"  {terms.source(spoken)} ({label(terms.certainty)})"
