"""`careline up`: the database first, then what stands on it; watched until a signal says stop."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import click
from django.core.management import call_command
from django.db import connections

from careline.project import database, embedded, environment, lock, opening, port, roster
from careline.project.home import Home, find
from careline.project.processes.supervisor import Supervisor, listening_for_stop
from careline.project.words import _


def run() -> None:
    """Run Careline until told to stop."""
    home, chosen = find(), environment.read()
    with listening_for_stop() as stop, lock.held(home):
        port.must_be_free(chosen)
        with _supervised(home) as supervisor:
            _prepare()
            if not stop.is_set():
                _serve(supervisor, chosen, stop)
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


def _prepare() -> None:
    opening.open_house()
    call_command("collectstatic", interactive=False, verbosity=0)
    connections.close_all()  # this process only watches from here on


def _serve(supervisor: Supervisor, chosen: environment.Environment, stop: threading.Event) -> None:
    for ward in (*roster.clerks(), roster.web(chosen)):
        supervisor.take(ward)
    click.echo(_("Careline serves at {url}").format(url=port.url(chosen)))
    supervisor.watch(stop)
