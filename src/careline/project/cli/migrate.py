"""`careline migrate`."""

import click

from careline.project.cli.frame import house, plain
from careline.project.words import _


@click.command(
    name="migrate",
    help=_("Bring the database up to date: tables, the processes' role, its rights; and make the keyring once."),
)
@plain
def command() -> None:
    """Migrate as the owner."""
    with house():
        from careline.project.opening import open_house

        open_house()
    click.echo(_("The database is up to date."))
