"""`careline db url`."""

import click

from careline.project import database
from careline.project.cli.frame import plain
from careline.project.words import _


@click.group(name="db", help=_("The database, for other programs."))
def command() -> None:
    """Hold the commands about the database."""


@command.command(name="url", help=_("Print the URL of the database, as psql and every driver take it."))
@click.option(
    "--owner", is_flag=True, help=_("As the owner, who may change tables; else as the role of the processes.")
)
@plain
def url(*, owner: bool) -> None:
    """Print the URL, password included: it is meant for another program."""
    click.echo(database.url(database.owner_address() if owner else database.app_address()))
