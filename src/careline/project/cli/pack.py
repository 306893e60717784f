"""`careline pack …`: the regulation packs, read from disk; and one of them put into force."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from careline.clocks.rules.packs import ALIASES, SHIPPED, Flaw, Pack, PackRule, flaws_of, pack_named
from careline.clocks.rules.packs.shelf import FOLDER, SUFFIX, base, shipped, shipped_text
from careline.project.cli.frame import house, plain
from careline.project.cli.packs_in_words import named_options, said, speak
from careline.project.trouble import Exit
from careline.project.words import _, language


@click.group(name="pack", help=_("Regulation packs: the rules of a jurisdiction as versioned data."))
def command() -> None:
    """Hold the commands about packs."""


@command.command(name="list", help=_("List the packs Careline brings along."))
@click.option("--json", "as_json", is_flag=True, help=_("Print the outcome as JSON."))
@plain
def listed(*, as_json: bool) -> None:
    """Print each pack's id, version and name, the ids that mean a region with them."""
    packs = {code: shipped(code) for code in SHIPPED}
    rows = [(code, packs[code], "") for code in SHIPPED]
    rows += [(alias, packs[code], region) for alias, (code, region) in ALIASES.items()]
    if as_json:
        names = ({"id": code, "version": pack.version, "region": region, **_named(pack)} for code, pack, region in rows)
        click.echo(json.dumps(list(names), ensure_ascii=False))
        return
    for code, pack, region in sorted(rows, key=lambda row: row[0]):
        place = f" · {pack.regions[region].name.said(language())}" if region else ""
        click.echo(f"{code:14}{pack.version:10}{pack.name.said(language())}{place}")


def _named(pack: Pack) -> dict[str, str]:
    return {"jurisdiction": pack.jurisdiction, "name_zh": pack.name.zh, "name_en": pack.name.en}


@command.command(name="show", help=_("Show a pack: its rules with their sources, windows, and what else it asks."))
@click.argument("pack_id", metavar="PACK")
@plain
def show(pack_id: str) -> None:
    """Print a pack in words."""
    with named_options(pack="PACK"):
        pack, region = pack_named(pack_id)
    click.echo("\n".join(_shown(pack, region)))


def _shown(pack: Pack, region: str) -> Iterator[str]:
    spoken = language()
    yield f"{pack.id} {pack.version} · {pack.name.said(spoken)} · {pack.zone} · {pack.calendar}"
    yield f"{_('Events')}: {', '.join(pack.events)}"
    yield f"{_('Regions')}: {', '.join(pack.regions) or '–'}"
    yield f"{_('Facts')}: {'; '.join(_fact(name, pack) for name in sorted(pack.facts))}"
    places = {pack.jurisdiction, pack.regions[region].place} if region else None
    for rule in pack.rules:
        if places is None or rule.terms.jurisdiction in places:
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


@command.command(name="check", help=_("Check packs strictly; without a file, those Careline brings along."))
@click.argument("files", nargs=-1, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@plain
def check(files: tuple[Path, ...]) -> None:
    """Print every flaw with file, rule, field and remedy."""
    flaws: list[Flaw] = []
    for file in files or tuple(FOLDER / f"{code}{SUFFIX}" for code in SHIPPED):
        found = flaws_of(_text(file), file=str(file), base=base)
        flaws.extend(found)
        if not found:
            click.echo(_("{file}: nothing is wrong.").format(file=file.name))
    for line in said(tuple(flaws)):
        click.secho(line, fg="red", err=True)
    if flaws:
        sys.exit(Exit.REFUSED)


@command.command(name="install", help=_("Put a pack into force: one Careline brings along, by its id, or a file."))
@click.argument("pack_id", metavar="PACK")
@click.option("--dry-run", is_flag=True, help=_("Only say what would change."))
@plain
def install(pack_id: str, *, dry_run: bool) -> None:
    """Say what changes from which day, and write it."""
    with named_options(pack="PACK"):
        pack, _region = pack_named(pack_id)
    file = Path(pack_id)
    text = shipped_text(pack.id) if pack.id in SHIPPED and not file.suffix else _text(file)
    with house():
        from careline.clocks.operations.packs import install_pack
        from careline.clocks.queries.packs import preview_pack
        from careline.kernel import clock
        from careline.security.actor import system

        told: dict[str, Any] = {"text": text, "file": file.name, "by": system("pack-install"), "at": clock.now()}
        found = preview_pack(**told).changes
        if not dry_run:
            install_pack(**told)
        for one in found:
            click.echo(f"{one.kind.value:8} {one.valid_from} {one.terms.code}")
    said_of = (
        _("{pack} {version}: {count} changes.") if dry_run else _("{pack} {version} is in force: {count} changes.")
    )
    click.echo(said_of.format(pack=pack.id, version=pack.version, count=len(found)))


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8-sig")  # some editors begin a file with its mark
    except UnicodeDecodeError:
        raise click.BadParameter(_("“{file}” is no text.").format(file=file), param_hint="FILE") from None
