"""`careline import complaints FILE --map MAP`, and the same for customers, what they hold and what they used."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from careline.project.cli.frame import house, plain
from careline.project.words import _

if TYPE_CHECKING:
    from careline.project.importing import Tally

FILE = click.argument("file", type=click.Path(path_type=Path))
SUBJECTS = ("customers", "lines", "usage")
"""Named here, because nothing of Django is loaded before the command runs; a test compares them with the house's."""
AS_JSON = click.option("--json", "as_json", is_flag=True, help=_("Print the outcome as JSON."))


@click.group(name="import", help=_("Bring in data from a file."))
def command() -> None:
    """Find what to import."""


@command.command(
    name="complaints",
    help=_("Bring in complaints from a CSV or XLSX file by a map; a second run adds nothing."),
)
@FILE
@click.option("--map", "map_name", required=True, help=_("A shipped map’s name (such as fcc-comcast), or a file."))
@AS_JSON
@plain
def complaints(file: Path, map_name: str, *, as_json: bool) -> None:
    """Import, with a bar on the terminal, and print the outcome in the last line."""
    _tell(_imported("complaints", file, map_name), as_json=as_json)


@command.command(
    name="customers",
    help=_("Bring in customers, what they hold or what they used from a CSV or XLSX file; a second run adds nothing."),
)
@FILE
@click.option("--map", "map_name", required=True, help=_("The name of a shipped or a saved map, or a file."))
@click.option(
    "--subject",
    type=click.Choice(SUBJECTS),
    default=SUBJECTS[0],
    show_default=True,
    help=_("What one row is of: customers, lines (accounts and subscriptions), or usage (a number’s month)."),
)
@AS_JSON
@plain
def customers(file: Path, map_name: str, subject: str, *, as_json: bool) -> None:
    """Import, with a bar on the terminal, and print the outcome in the last line."""
    _tell(_imported(subject, file, map_name), as_json=as_json)


def _imported(kind: str, file: Path, map_name: str) -> "Tally":
    with house():
        from tqdm import tqdm

        from careline.kernel import clock
        from careline.project import founding, importing
        from careline.project.crew import helpers_here
        from careline.security.actor import system

        founding.must_be_founded()
        with tqdm(unit=_("rows"), disable=None) as bar:
            lists = {subject.value: one for subject, one in importing.LISTS.items()}
            bring_in = lists.get(kind, importing.import_file)
            by, hands = system("import"), helpers_here()
            return bring_in(path=file, map_name=map_name, by=by, now=clock.now, progress=bar, helpers=hands)


def _tell(tally: "Tally", *, as_json: bool) -> None:
    if as_json:
        rejects = str(tally.reject_file) if tally.reject_file else None
        numbers = {"imported": tally.imported, "rejected": tally.rejected, "unchanged": tally.unchanged}
        click.echo(json.dumps({**numbers, "reject_file": rejects}))
        return
    if tally.reject_file:
        click.echo(_("The rejected rows, with column and reason, are in {file}.").format(file=tally.reject_file))
    click.echo(str(tally))
