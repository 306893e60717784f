"""A Python with Careline in it that everybody on the machine can run, as an installed one would be."""

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from careline.project.postgres.account import Account, closed_to
from tests.project.living import SOURCE

NOBODY = Account("nobody", 65534, 65534, "/nonexistent")
STRANGER = ("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups")
LOCK = SOURCE.parent / "requirements.lock"
CANDIDATES = (Path(sys.base_prefix) / "bin" / "python3", Path("/usr/bin/python3"))


def reachable_python() -> Path | None:
    """Return a Python of the system's that a stranger can run, and that can make environments."""
    asks = "import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))"
    for python in CANDIDATES:
        if python.exists() and not closed_to(NOBODY, python) and _answers(python, asks):
            return python
    return None


def _answers(python: Path, asks: str) -> bool:
    asked = [str(python), "-c", asks]
    done = subprocess.run(
        asked, user=NOBODY.uid, group=NOBODY.gid, extra_groups=[], cwd="/", capture_output=True, check=False
    )
    return done.returncode == 0


@contextmanager
def environment_for_everybody(python: Path) -> Iterator[Path]:
    """Yield the Python of an environment with this checkout's Careline and exactly what its lock names."""
    with tempfile.TemporaryDirectory(prefix="careline-everybody-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        subprocess.run([python, "-m", "venv", folder / "venv"], check=True)
        made = folder / "venv" / "bin" / "python"
        pip = [made, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps", "--require-hashes"]
        subprocess.run([*pip, "-r", LOCK], check=True)
        shutil.copytree(SOURCE, folder / "src", ignore=shutil.ignore_patterns("__pycache__"))
        subprocess.run(["chmod", "-R", "go+rX", folder], check=True)
        yield made
