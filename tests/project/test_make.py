"""Whoever stops `make demo` stops the demo, even where only make is told; and make says what it lacks."""

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.project.living import SOURCE, is_alive, until

CHECKOUT = SOURCE.parent
VENDOR = "src/careline/web/static/vendor/icons.svg"
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


LACKING = """#!/bin/sh
# As Debian without python3-venv: only the environments are missing.
case "$*" in *ensurepip*|*"-m venv"*) echo "No module named ensurepip" >&2; exit 1;; esac
exec {python} "$@"
"""


def test_a_python_that_makes_no_environments_is_told_plainly(tmp_path: Path) -> None:
    python = tmp_path / "python3"
    python.write_text(LACKING.format(python=sys.executable))
    python.chmod(0o755)
    script = str(CHECKOUT / "scripts" / "environment.sh")
    env = {"PATH": f"{tmp_path}:{os.defpath}"}
    done = subprocess.run(["sh", script, "x.lock"], cwd=tmp_path, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 4
    assert "apt-get install python3-venv" in done.stderr
    assert not (tmp_path / ".venv").exists()


@pytest.mark.processes
@pytest.mark.skipif(not shutil.which("git"), reason="needs git")
def test_without_node_the_screens_are_built_all_the_same(tmp_path: Path) -> None:
    clone, bare = tmp_path / "clone", tmp_path / "bin"
    subprocess.run(["git", "clone", "-q", str(CHECKOUT), str(clone)], check=True)
    _all_programs_but_node(bare)
    env = {**os.environ, "PATH": str(bare), "PYTHON": sys.executable}
    env = {name: value for name, value in env.items() if not name.startswith(("MAKE", "PYTHONPATH", "npm_"))}
    done = subprocess.run(["make", VENDOR], cwd=clone, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "There is no Node here" in done.stdout
    assert (clone / VENDOR).stat().st_size > 1000


def _all_programs_but_node(folder: Path) -> None:
    folder.mkdir()
    for program in (one for place in os.environ["PATH"].split(":") for one in sorted(Path(place).glob("*"))):
        if not program.name.startswith(("node", "npm", "npx", "corepack")) and not (folder / program.name).is_symlink():
            (folder / program.name).symlink_to(program)
