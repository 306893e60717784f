"""The ledger's clerk: relay, sealer and reactions, each in a thread with a connection of its own."""

from threading import Event

from careline.project.processes.threads import work_in_threads
from careline.security.jobs.relay import run_relay
from careline.security.jobs.sealer import run_sealer
from careline.security.reactions.running import run_reactions

WORK = (run_relay, run_sealer, run_reactions)


def run_clerk(stop: Event) -> None:
    """Do all three until told to stop."""
    work_in_threads(stop, WORK)
