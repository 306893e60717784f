"""`careline seed`."""

import click

from careline.project.cli.frame import house, plain
from careline.project.trouble import Exit, Trouble
from careline.project.words import _


@click.command(
    name="seed",
    help=_("Tell the demo's story in an empty house: departments, staff with logins, a week of complaints."),
)
@plain
def command() -> None:
    """Tell the story, unless somebody lives here."""
    with house():
        from careline.project import founding, opening
        from careline.project.seeds import demo

        opening.open_house()
        if founding.is_founded():
            raise Trouble(
                _("This house has users already; the story is only told in an empty one."),
                _("Set CARELINE_HOME (or DATABASE_URL) to an empty one, or go on with what is here."),
                code=Exit.REFUSED,
            )
        demo.tell_once()
    demo.introduce()
