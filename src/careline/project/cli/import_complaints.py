"""`careline import complaints FILE --map MAP`."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from careline.project.cli.frame import house, plain
from careline.project.words import _

if TYPE_CHECKING:
    from careline.project.importing import Tally


@click.group(name="import", help=_("Bring in data from a file."))
def command() -> None:
    """Find what to import."""


@command.command(
    name="complaints",
    help=_("Bring in complaints from a CSV file by a map; a second run adds nothing. Wrong rows go to a reject file."),
)
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--map", "map_name", required=True, help=_("A shipped map’s name (such as fcc-comcast), or a file."))
@click.option("--json", "as_json", is_flag=True, help=_("Print the outcome as JSON."))
@plain
def complaints(file: Path, map_name: str, *, as_json: bool) -> None:
    """Import, with a bar on the terminal, and print the outcome in the last line."""
    with house():
        tally = _imported(file, map_name)
    if as_json:
        rejects = str(tally.reject_file) if tally.reject_file else None
        numbers = {"imported": tally.imported, "rejected": tally.rejected, "unchanged": tally.unchanged}
        click.echo(json.dumps({**numbers, "reject_file": rejects}))
        return
    if tally.reject_file:
        click.echo(_("The rejected rows, with column and reason, are in {file}.").format(file=tally.reject_file))
    click.echo(str(tally))


def _imported(file: Path, map_name: str) -> "Tally":
    from tqdm import tqdm

    from careline.kernel import clock
    from careline.project import importing
    from careline.security.actor import system

    with tqdm(total=importing.count_lines(file), unit=_("rows"), disable=None) as bar:
        return importing.import_file(
            path=file, map_name=map_name, by=system("import"), now=clock.now, progress=bar.update
        )
