"""`careline up`: the database first, then what stands on it; watched until a signal says stop."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click
from django.db import connections

from careline.project import browser_files, database, embedded, environment, lock, opening, port, roster, stepping_down
from careline.project.home import Home, find
from careline.project.postgres.account import Account
from careline.project.processes.supervisor import Supervisor, listening_for_stop
from careline.project.words import _


def run(*, before_serving: Callable[[], None], once_serving: Callable[[], None]) -> None:
    """Run Careline until told to stop.

    :param before_serving: is called once the database is up to date.
    :param once_serving: is called when everything has been started.
    """
    home, chosen = find(), environment.read()
    with listening_for_stop() as stop, lock.held(home):
        port.must_be_free(chosen)
        account = stepping_down.account_for(home)
        port.must_be_allowed(chosen, account)
        with _supervised(home) as supervisor:
            _prepare(before_serving)
            stepping_down.hand_over(home, account)
            if not stop.is_set():
                _serve(supervisor, chosen, account)
                once_serving()
                supervisor.watch(stop)
    click.echo(_("Careline has stopped."))


@contextmanager
def _supervised(home: Home) -> Iterator[Supervisor]:
    supervisor = Supervisor(home.run / "processes.json")
    try:
        if database.is_embedded():
            supervisor.take(roster.postgres(home))
            embedded.ensure_database(database.cluster(home))
        else:
            embedded.must_answer()
        yield supervisor
    finally:
        supervisor.end()


def _prepare(before_serving: Callable[[], None]) -> None:
    opening.open_house()
    before_serving()
    browser_files.collect()
    connections.close_all()  # this process only watches from here on


def _serve(supervisor: Supervisor, chosen: environment.Environment, account: Account | None) -> None:
    for ward in roster.webs(chosen, account):
        supervisor.take(ward)
    if not port.wait_until_served(port.url(chosen)):
        click.echo(_("The web server doesn't answer yet; see what it says above."), err=True)
    for ward in roster.clerks(account):  # after the web, whose start they would slow down: nobody waits for them
        supervisor.take(ward)
    click.echo(_("Careline serves at {url}").format(url=port.url(chosen)))
