"""One process in the supervisor's care."""

import os
import signal
import subprocess
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field

from careline.project.trouble import Trouble

FIRST_WAIT = 0.2
LONGEST_WAIT = 5.0
"""However often it died: nobody is served meanwhile, and a try every five seconds is no burden on a machine."""
SETTLED = 30.0
"""Seconds a process must live to show that it works."""

GRACE = 10.0
"""Seconds a process has to finish what it is doing when told to stop."""


@dataclass
class Ward:
    """A process that ought to be running. Times are seconds of a monotonic clock, passed in."""

    name: str
    begin: Callable[[], subprocess.Popen[bytes]]
    """Starts the process; may raise Trouble."""
    stop_signal: signal.Signals = signal.SIGTERM
    url: str = ""
    """Where it is asked, if it serves."""
    settled: float = SETTLED
    """Seconds it must live for its earlier deaths to be forgotten; none where `begin` waits until it works."""
    longest_wait: float = LONGEST_WAIT
    """Seconds; fewer where somebody is left waiting meanwhile."""
    running: subprocess.Popen[bytes] | None = None
    started: float = 0.0
    deaths: int = 0
    """In a row, since it last lived for long."""
    restarts: int = 0
    next_try: float = 0.0
    trouble: str = field(default="", repr=False)

    def start(self, now: float) -> None:
        """Start the process.

        :raises Trouble: when it can't be started.
        """
        self.running, self.started, self.trouble = self.begin(), now, ""

    def tend(self, now: float) -> bool:
        """Notice a death, and start the process anew when its waiting time is over; return whether anything changed."""
        if self.running is not None:
            return self._notice_death(now)
        if now < self.next_try:
            return False
        try:
            self.start(now)
            self.restarts += 1
        except Trouble as trouble:
            self.trouble = trouble.problem
            self._wait(now)
        return True

    def ask_to_stop(self) -> None:
        """Tell the process to finish."""
        if self.running is not None:
            with suppress(ProcessLookupError):
                self.running.send_signal(self.stop_signal)

    def see_stopped(self, patience: float) -> None:
        """Wait until the process is gone, and end it and its children by force when it takes too long."""
        if self.running is None:
            return
        with suppress(subprocess.TimeoutExpired):
            self.running.wait(max(patience, 0.0))
        self._sweep()
        self.running.wait()
        self.running = None

    def _notice_death(self, now: float) -> bool:
        assert self.running is not None
        if self.running.poll() is None:
            return False
        self._sweep()
        self.deaths = 0 if now - self.started >= self.settled else self.deaths
        self.running = None
        self._wait(now)
        return True

    def _wait(self, now: float) -> None:
        self.next_try = now + min(FIRST_WAIT * 2**self.deaths, self.longest_wait)
        self.deaths += 1

    def _sweep(self) -> None:
        # The process leads a session of its own; children it left behind would hold its port.
        assert self.running is not None
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(self.running.pid, signal.SIGKILL)
