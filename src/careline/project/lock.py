"""One home, one supervisor: whoever holds the lock may start PostgreSQL and the processes."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager

from careline.project.home import Home
from careline.project.trouble import Trouble
from careline.project.words import _


class HomeInUse(Trouble):
    """Another process of Careline runs on this data folder."""


@contextmanager
def held(home: Home) -> Iterator[None]:
    """Hold the home's lock inside the block. The kernel lets go of it when the process dies, however it dies.

    :raises HomeInUse: naming the process that holds it.
    """
    with (home.run / "lock").open("a+", encoding="ascii") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.seek(0)
            raise HomeInUse(
                _("Careline is running on {home} already (process {process}).").format(
                    home=home.root, process=file.read().strip() or "?"
                ),
                _("Stop it with Ctrl-C or SIGTERM, or set CARELINE_HOME and CARELINE_PORT to run a second one."),
            ) from None
        file.truncate(0)
        file.write(str(os.getpid()))
        file.flush()
        yield
        file.truncate(0)
