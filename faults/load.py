"""The load during a fault, and what is said of it afterwards."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from faults.clients import LAST
from faults.place import Place
from faults.verdict import Verdict

ROOT = Path(__file__).resolve().parents[1]


@contextmanager
def under_load(place: Place) -> Iterator[None]:
    """Have clients post from a process of their own; at the end all they asked for is answered, or held against us."""
    env = {**os.environ, "CLIENT_TOKEN": place.token("agent")}
    words = [sys.executable, "-m", "faults.clients", str(place.port), str(place.root / "history")]
    clients = subprocess.Popen(words, env=env, cwd=ROOT)
    try:
        yield
        clients.send_signal(signal.SIGTERM)
        clients.wait(2 * LAST)
    finally:
        clients.kill()
        clients.wait()


def judged(place: Place) -> Verdict:
    """Have the checker compare, and the ledger proved."""
    env = {**os.environ, "FAULTS_DATABASE": place.owner}
    words = [sys.executable, "-m", "faults.checker", str(place.root / "history")]
    said = subprocess.run(words, env=env, cwd=ROOT, check=True, stdout=subprocess.PIPE).stdout
    verdict = Verdict(**json.loads(said))
    broken = _ledger(place)
    return Verdict(**{**vars(verdict), "violations": [*verdict.violations, *broken]})


def _ledger(place: Place) -> list[str]:
    """Return what the ledger's proof found: I4."""
    words = [sys.executable, "-m", "careline", "ledger", "verify"]
    proof = subprocess.run(words, env=place.env, check=False, capture_output=True, text=True)
    if proof.returncode:
        print(proof.stdout, proof.stderr, file=sys.stderr)
        return [f"the ledger: {line}" for line in (proof.stdout or proof.stderr).splitlines()]
    return []
