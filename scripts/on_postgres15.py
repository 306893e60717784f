"""Run the suite on PostgreSQL 15, the oldest we promise: `python -m scripts.on_postgres15 [pytest's words]`.

Its programs are looked for where Debian puts them; PG15 names another folder.
"""

import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from tests.cluster import FORGETFUL

from careline.project.database import url
from careline.project.postgres import server
from careline.project.postgres.cluster import Cluster

PROGRAMS = Path(os.environ.get("PG15", "/usr/lib/postgresql/15/bin"))
WHAT_MEETS_A_DATABASE = [
    *("-q", "-n", "auto", "-m", "not (browser or external or processes or fuzz)"),
    *("--ignore=tests/architecture", "--ignore=tests/kernel"),
]


@dataclass(frozen=True)
class Fifteen(Cluster):
    """A cluster run by the system's PostgreSQL 15 instead of the one in the wheel."""

    @property
    def programs(self) -> Path:
        """The folder of PostgreSQL's programs."""
        return PROGRAMS


def main(words: list[str]) -> int:
    """Start the cluster and run pytest on it."""
    if not (PROGRAMS / "postgres").exists():
        print(f"There is no PostgreSQL 15 in {PROGRAMS}: apt-get install postgresql-15, or set PG15.")
        return 4
    with tempfile.TemporaryDirectory(prefix="careline-pg15-") as name:
        folder = Path(name)
        folder.chmod(0o711)
        cluster = Fifteen(folder / "pg", "only-for-tests", FORGETFUL)
        with server.served(cluster, log=folder / "log"):
            env = {**os.environ, "DATABASE_URL": url(cluster.address("postgres"))}
            words = [sys.executable, "-m", "pytest", *(words or WHAT_MEETS_A_DATABASE)]
            return subprocess.run(words, env=env, check=False).returncode  # noqa: S603  (our own words)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
