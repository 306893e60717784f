"""The data folder: what must outlive a restart, and nothing else. `CARELINE_HOME` moves it."""

import os
import secrets
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path


def _random() -> str:
    return secrets.token_urlsafe(48)


PRIVATE = 0o700
PASSABLE = 0o711
"""Root's folder lets the unprivileged database user pass through, and shows it nothing."""


@dataclass(frozen=True)
class Home:
    """The data folder and what lies where in it."""

    root: Path

    @property
    def secrets(self) -> Path:
        """Keys and passwords; each file is readable by its owner only."""
        return self.root / "secrets"

    @property
    def postgres(self) -> Path:
        """The embedded PostgreSQL: binaries, data, socket."""
        return self.root / "postgres"

    @property
    def ledger(self) -> Path:
        """The ledger's anchor and witnesses, outside the database they vouch for."""
        return self.root / "ledger"

    @property
    def log(self) -> Path:
        """What the processes say."""
        return self.root / "log"

    @property
    def run(self) -> Path:
        """Which processes are up; of no worth after a restart."""
        return self.root / "run"

    def prepare(self) -> None:
        """Make the folders that are missing, closed to everybody else."""
        self.root.mkdir(parents=True, exist_ok=True)
        if self.root.stat().st_uid == os.geteuid():  # root's may be used by those whom root started
            self.root.chmod(PASSABLE if os.geteuid() == 0 else PRIVATE)
        for folder in (self.secrets, self.ledger, self.log, self.run):
            folder.mkdir(mode=PRIVATE, exist_ok=True)

    def secret(self, name: str) -> str:
        """Return the named secret, or the empty text while it hasn't been made."""
        try:
            return (self.secrets / name).read_text(encoding="ascii").strip()
        except FileNotFoundError:
            return ""

    def make_secret(self, name: str, make: Callable[[], str] = _random) -> str:
        """Return the named secret, made now if it is missing. Two processes that race get the same one."""
        made = make()
        try:
            opened = os.open(self.secrets / name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            return self.secret(name)
        with os.fdopen(opened, "w", encoding="ascii") as file:
            file.write(made)
        return made


def find(env: Mapping[str, str] = os.environ) -> Home:
    """Return the data folder: `CARELINE_HOME`, else the system's for root, else the user's own."""
    if env.get("CARELINE_HOME"):
        return Home(Path(env["CARELINE_HOME"]).expanduser().resolve())
    if os.geteuid() == 0:
        return Home(Path("/var/lib/careline"))
    if sys.platform == "darwin":
        return Home(Path.home() / "Library" / "Application Support" / "careline")
    return Home(Path(env.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "careline")
