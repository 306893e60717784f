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
    """Start, watch, stop; and hand the first administrator his password."""
    set_up()
    from careline.kernel import clock
    from careline.project import founding, running

    passwords: list[str] = []

    def found() -> None:
        if not founding.is_founded():
            passwords.append(founding.found(at=clock.now()).one_time_password)

    def introduce() -> None:
        for password in passwords:
            click.echo(_("The house is new. Its administrator: {name}").format(name=founding.ADMINISTRATOR))
            click.echo(
                _("One-time password, shown this once, good for three days: {password}").format(password=password)
            )

    running.run(before_serving=found, once_serving=introduce)
