"""Starting a program on a leash."""

import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import IO

from careline.project.processes import leash


def start(
    argv: Sequence[str],
    *,
    at_parents_death: signal.Signals = signal.SIGTERM,
    user: tuple[int, int] | None = None,
    env: Mapping[str, str] | None = None,
    output: IO[bytes] | int | None = None,
) -> subprocess.Popen[bytes]:
    """Start a program in its own session; it gets a signal when the calling thread dies.

    :param user: (uid, gid) to run as; None keeps the caller's.
    """
    uid, gid = user or (leash.KEEP, leash.KEEP)
    words = [str(os.getpid()), str(at_parents_death.value), str(uid), str(gid)]
    return subprocess.Popen(  # noqa: S603  (programs named by Careline itself)
        [sys.executable, "-I", "-S", str(Path(leash.__file__)), *words, *argv],
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=subprocess.STDOUT if output is not None else None,
        env=None if env is None else dict(env),
        start_new_session=True,
        cwd="/",
    )
