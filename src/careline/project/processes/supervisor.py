"""The supervisor: keeps its wards running until it is told to stop, then sees every one of them gone."""

import json
import logging
import signal
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from careline.project.processes.ward import GRACE, Ward

log = logging.getLogger(__name__)

PULSE = 0.1
"""Seconds between two looks at the wards."""

STOPPERS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


@contextmanager
def listening_for_stop() -> Iterator[threading.Event]:
    """Yield an event that a stop signal sets. Installed even where a shell passed on ignored signals."""
    stop = threading.Event()

    def told(_number: int, _frame: FrameType | None) -> None:
        stop.set()

    usual = {number: signal.signal(number, told) for number in STOPPERS}
    try:
        yield stop
    finally:
        for number, action in usual.items():
            signal.signal(number, action)


class Supervisor:
    """Keeps wards running. The earlier ones are started first and stopped last."""

    def __init__(self, register: Path) -> None:
        self.wards: list[Ward] = []
        self.register = register
        """The file in which others read what runs, such as `careline doctor`."""

    def take(self, ward: Ward) -> None:
        """Start a process and take it into care.

        :raises Trouble: when it can't be started.
        """
        ward.start(time.monotonic())
        self.wards.append(ward)
        self._write()

    def watch(self, stop: threading.Event) -> None:
        """Keep the wards running until told to stop."""
        while not stop.wait(PULSE):
            changed = [ward for ward in self.wards if ward.tend(time.monotonic())]
            for ward in changed:
                self._tell(ward)
            if changed:
                self._write()

    def end(self) -> None:
        """Stop everything: what serves first, all at once; then what they stand on."""
        self._end_together(self.wards[1:])
        self._end_together(self.wards[:1])
        self.wards.clear()
        self.register.unlink(missing_ok=True)

    def _end_together(self, wards: Sequence[Ward]) -> None:
        deadline = time.monotonic() + GRACE
        for ward in wards:
            ward.ask_to_stop()
        for ward in wards:
            ward.see_stopped(deadline - time.monotonic())

    def _tell(self, ward: Ward) -> None:
        if ward.running is not None:
            log.info("%s runs again, as process %s", ward.name, ward.running.pid)
        else:
            log.warning("%s ended; next try in %.1f s. %s", ward.name, ward.next_try - time.monotonic(), ward.trouble)

    def _write(self) -> None:
        rows = [
            {
                "name": ward.name,
                "process": ward.running and ward.running.pid,
                "restarts": ward.restarts,
                "url": ward.url,
            }
            for ward in self.wards
        ]
        beside = self.register.with_suffix(".new")
        beside.write_text(json.dumps(rows), encoding="ascii")
        beside.replace(self.register)
