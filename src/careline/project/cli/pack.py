"""`careline pack …`: the regulation packs, read from disk; and one of them put into force."""

import json
import sys
from pathlib import Path
from typing import Any

import click

from careline.clocks.rules.packs import SHIPPED, BadPack, Flaw, flaws_of, pack_named, text_of
from careline.clocks.rules.packs.shelf import FOLDER, NAMED, SUFFIX, base, shipped_text
from careline.kernel.sentences import quoted
from careline.project.cli.frame import house, plain
from careline.project.cli.pack_data import head_data
from careline.project.cli.pack_show import show
from careline.project.cli.packs_in_words import named_options, said
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
    rows = [(one, *pack_named(one)) for one in NAMED]
    if as_json:
        click.echo(
            json.dumps([head_data(pack, region, named=named) for named, pack, region in rows], ensure_ascii=False)
        )
        return
    for named, pack, region in rows:
        click.echo(f"{named:14}{pack.version:10}{pack.name_in(region).said(language())}")


command.add_command(show)


@command.command(name="check", help=_("Check packs strictly; without a file, those Careline brings along."))
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@plain
def check(files: tuple[Path, ...]) -> None:
    """Print every flaw with file, rule, field and remedy."""
    flaws: list[Flaw] = []
    _check_there(files)
    for file in files or tuple(FOLDER / f"{code}{SUFFIX}" for code in SHIPPED):
        found = _flaws(file)
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
    text = text_of(file) or "" if file.suffix else shipped_text(pack.id)
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


def _check_there(files: tuple[Path, ...]) -> None:
    """Refuse what is no file before any is read; whoever named a pack's id is told what takes one."""
    for file in files:
        if _is_there(file):
            continue
        given = quoted(str(file))
        told = _("There is no file “{given}”.").format(given=given)
        if str(file) in NAMED:
            told = _(
                "“{given}” is a pack’s id. Name the file of a pack here, "
                "or see this one with: careline pack show {given}"
            ).format(given=given)
        raise click.BadParameter(told, param_hint="FILES")


def _is_there(file: Path) -> bool:
    try:
        return file.exists()
    except OSError:  # no file can be called so: the name is too long
        return False


def _flaws(file: Path) -> tuple[Flaw, ...]:
    try:
        return flaws_of(text_of(file) or "", file=str(file), base=base)
    except BadPack as bad:
        return bad.flaws
