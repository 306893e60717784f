"""The load during a fault, and what is said of it afterwards."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from faults.clients import LAST, RATE, SOON, WITHIN
from faults.place import Place
from faults.shown import SHOWN_TIME
from faults.verdict import Verdict

ROOT = Path(__file__).resolve().parents[1]


@contextmanager
def under_load(
    place: Place, token: str, *, last: float = LAST, rate: float = RATE, soon: float = SOON
) -> Iterator[None]:
    """Have clients post from a process of their own; at the end all they asked for is answered, or held against us.

    :param last: seconds they then ask on for what is open.
    :param rate: complaints a second, where the machine can.
    :param soon: the share of those of which a clock alarms soon.
    """
    shown = {**place.clock.env, "PYTHONPATH": str(SHOWN_TIME)} if place.clock else {}
    env = {**os.environ, **shown, "CLIENT_TOKEN": token}
    words = [sys.executable, "-m", "faults.clients", str(place.port), str(place.history), *map(str, (last, rate, soon))]
    clients = subprocess.Popen(words, env=env, cwd=ROOT)
    try:
        yield
        clients.send_signal(signal.SIGTERM)
        clients.wait(last + 2 * WITHIN + LAST)
    finally:
        clients.kill()
        clients.wait()


def compared(place: Place, database: str) -> Verdict:
    """Have the checker compare; it tells what it finds."""
    env = {**os.environ, "FAULTS_DATABASE": database}
    words = [sys.executable, "-m", "faults.checker", str(place.history), str(place.late)]
    said = subprocess.run(words, env=env, cwd=ROOT, check=True, stdout=subprocess.PIPE).stdout
    return Verdict(**json.loads(said))


def ledger_proved(place: Place) -> list[str]:
    """Return what the ledger's proof found: I4."""
    words = [sys.executable, "-m", "careline", "ledger", "verify"]
    proof = subprocess.run(words, env=place.env, check=False, capture_output=True, text=True)
    if proof.returncode:
        print(proof.stdout, proof.stderr, file=sys.stderr)
        return [f"the ledger: {line}" for line in (proof.stdout or proof.stderr).splitlines()]
    return []
