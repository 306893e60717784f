"""`careline demo`: what `make demo` runs."""

import os
from pathlib import Path

import click

from careline.project.cli.frame import house, plain, set_up


@click.command(name="demo", hidden=True)
@click.option("--only-seed", is_flag=True)
@plain
def command(*, only_seed: bool) -> None:
    """Tell the story once, then serve it, in a data folder of the demo's own."""
    if not os.environ.get("CARELINE_HOME"):
        os.environ["CARELINE_HOME"] = str(_home())
    set_up()
    from careline.project import opening, running
    from careline.project.processes.parent import follow_make
    from careline.project.seeds import demo

    if not only_seed:
        follow_make()
        running.run(before_serving=demo.tell_once, once_serving=demo.introduce)
        return
    with house():
        opening.open_house()
        demo.tell_once()
    demo.introduce()


def _home() -> Path:
    """Return the checkout's `.careline`, unless PostgreSQL's user could not reach it there."""
    from careline.project.postgres import account
    from careline.project.trouble import Trouble

    here = Path.cwd() / ".careline"
    try:
        account.must_reach(account.for_server(here / "postgres" / "data"), here / "postgres")
    except Trouble:
        return Path("/var/lib/careline-demo")
    return here
