"""`careline up`."""

import click

from careline.project.cli.frame import plain, set_up
from careline.project.words import _


@click.command(
    name="up",
    help=_("Start everything and serve until Ctrl-C or SIGTERM. An empty database gets one administrator."),
)
@plain
def command() -> None:
    """Start, watch, stop."""
    set_up()
    from careline.project.running import run

    run()
