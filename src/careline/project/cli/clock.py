"""`careline clock`: when something is due, and why then."""

import click

from careline.project.cli.clock_explain import explain
from careline.project.words import _


@click.group(name="clock", help=_("Clocks: when something is due, and why then."))
def command() -> None:
    """Hold the commands about clocks."""


command.add_command(explain)
