"""Work that goes on in threads until the process is told to stop."""

from collections.abc import Callable, Sequence
from threading import Event, Thread

from careline.project.processes.last_word import end_by_force_soon


def work_in_threads(stop: Event, works: Sequence[Callable[[Event], None]]) -> None:
    """Do each in a thread with a connection of its own, and see them all ended once told to stop."""
    threads = [Thread(target=work, args=[stop], name=work.__name__) for work in works]
    for thread in threads:
        thread.start()
    stop.wait()
    end_by_force_soon()
    for thread in threads:
        thread.join()
