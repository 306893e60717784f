"""The ledger's clerk: relay, sealer and reactions, each in a thread with a connection of its own."""

from threading import Event, Thread

from careline.project.processes.last_word import end_by_force_soon
from careline.security.jobs.relay import run_relay
from careline.security.jobs.sealer import run_sealer
from careline.security.reactions.running import run_reactions

WORK = (run_relay, run_sealer, run_reactions)


def run_clerk(stop: Event) -> None:
    """Do all three until told to stop."""
    threads = [Thread(target=work, args=[stop], name=work.__name__) for work in WORK]
    for thread in threads:
        thread.start()
    stop.wait()
    end_by_force_soon()
    for thread in threads:
        thread.join()
