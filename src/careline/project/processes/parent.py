"""Hearing a stop that only our parent was told of: `make`, sent SIGINT alone, waits for its child and says nothing."""

import os
import signal
import threading
import time
from pathlib import Path

from careline.project.processes.leash import die_with_parent

MAKERS = ("make", "gmake")
LOOK = 0.3


def follow_make() -> None:
    """When started by make: stop when it dies, or when it has been told to stop and so no longer catches SIGINT."""
    parent = os.getppid()
    if _told(parent, "Name:") in MAKERS:
        die_with_parent(signal.SIGTERM)
        if _catches_interrupts(parent):  # not where a shell started it in the background, deaf to SIGINT
            threading.Thread(target=_watch, args=[parent], daemon=True).start()


def _watch(parent: int) -> None:
    while _catches_interrupts(parent):
        time.sleep(LOOK)
    os.kill(os.getpid(), signal.SIGTERM)


def _catches_interrupts(process: int) -> bool:
    return bool(int(_told(process, "SigCgt:") or "0", 16) >> (signal.SIGINT - 1) & 1)


def _told(process: int, what: str) -> str:
    try:
        lines = Path(f"/proc/{process}/status").read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:  # it is gone, or this isn't Linux
        return ""
    return next((line.split()[1] for line in lines if line.startswith(what)), "")
