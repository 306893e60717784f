"""Whoever stops `make demo` stops the demo, even where only make is told."""

import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.project.living import SOURCE, is_alive, until

PROGRAM = """
import signal, sys, time
sys.path.insert(0, {source!r})
from careline.project.processes.parent import follow_make
signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
follow_make()
print(__import__("os").getpid(), flush=True)
time.sleep(60)
"""


@pytest.mark.skipif(not shutil.which("make") or sys.platform != "linux", reason="needs make, on Linux")
@pytest.mark.parametrize("told", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_a_program_of_make_stops_with_it(tmp_path: Path, told: signal.Signals) -> None:
    (tmp_path / "program.py").write_text(PROGRAM.format(source=str(SOURCE)))
    (tmp_path / "Makefile").write_text(f"demo:\n\t@{sys.executable} program.py\n")
    alone = ["-u", "MAKEFLAGS", "-u", "MAKELEVEL"]  # the make that runs the tests would have this one name its folder
    heeding = ["--default-signal=INT"]  # whoever runs the tests in the background has SIGINT ignored, and so would make
    with subprocess.Popen(
        ["env", *alone, *heeding, "make", "demo"], cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as making:
        assert making.stdout is not None
        program = int(making.stdout.readline())
        try:
            assert is_alive(program)
            making.send_signal(told)
            until(lambda: not is_alive(program), patience=20)
        finally:
            making.kill()
