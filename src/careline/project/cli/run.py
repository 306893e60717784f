"""`careline run …`: the processes behind the scenes, started by `careline up`, or one by one on many hosts."""

import asyncio
import signal
from contextlib import suppress

import click

from careline.project.cli.frame import plain, set_up


@click.group(name="run", hidden=True)
def command() -> None:
    """Hold the processes."""


@command.command(name="worker")
@plain
def worker() -> None:
    """Do the jobs in the queue."""
    _set_up()
    asyncio.run(_work())


@command.command(name="clerk")
@plain
def clerk() -> None:
    """Announce and seal what the ledger holds anew, and let the rooms react to it."""
    _set_up()
    from careline.project.clerk import run_clerk
    from careline.project.processes.supervisor import listening_for_stop

    with listening_for_stop() as stop:
        run_clerk(stop)


@command.command(name="sweeper")
@plain
def sweeper() -> None:
    """Raise the alarms about clocks, each at its time."""
    _set_up()
    from careline.project.processes.supervisor import listening_for_stop
    from careline.project.sweeper import run_sweeper

    with listening_for_stop() as stop:
        run_sweeper(stop)


def _set_up() -> None:
    set_up()
    from careline.project import garbage, home, stepping_down

    stepping_down.step_down(home.find())
    garbage.look_seldom()


async def _work() -> None:
    from procrastinate.contrib.django import app

    with app.replace_connector(app.connector.get_worker_connector()) as connected:  # type: ignore[attr-defined]  # it is Django's connector, and has one
        async with connected.open_async():
            working = asyncio.create_task(
                connected.run_worker_async(
                    concurrency=4,
                    delete_jobs="successful",
                    shutdown_graceful_timeout=8,
                    install_signal_handlers=False,
                )
            )
            _stop_when_told(working)
            with suppress(asyncio.CancelledError):
                await working


def _stop_when_told(working: "asyncio.Task[None]") -> None:
    from careline.project.processes.last_word import end_by_force_soon

    def told() -> None:
        end_by_force_soon()  # its farewell asks the database, which a killed supervisor takes along
        working.cancel()  # it finishes the jobs it has begun

    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, told)


@command.command(name="web")
@plain
def web() -> None:
    """Serve the screens and the API: becomes the web server."""
    import os

    set_up()
    from careline.project import browser_files, environment, home, port, roster, stepping_down

    browser_files.collect()
    chosen = environment.read()
    port.must_be_allowed(chosen, stepping_down.step_down(home.find()))
    words = roster.web_command(chosen, workers=chosen.web_workers)
    os.execv(words[0], words)  # noqa: S606  (our own words; no shell is involved)
