"""One PostgreSQL cluster on disk: made once, then named by its folder."""

import hashlib
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from careline.project.postgres import binaries
from careline.project.postgres.account import Account, for_server, must_reach
from careline.project.trouble import Trouble
from careline.project.words import _

OWNER = "careline_owner"
LONGEST_SOCKET_FOLDER = 90
"""A socket's path holds 107 bytes on Linux (103 on macOS), `/.s.PGSQL.5432.lock` included."""

TUNING = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "max_connections": "100",
    "shared_buffers": "256MB",
    "work_mem": "16MB",
    "random_page_cost": "1.1",
    "timezone": "UTC",
    "log_timezone": "UTC",
    # Logs never show what people wrote: no values of a failed key, no statements, no parameters.
    "log_error_verbosity": "terse",
    "log_min_error_statement": "panic",
    "log_parameter_max_length_on_error": "0",
}


@dataclass(frozen=True)
class Cluster:
    """A cluster's folder and how it is run."""

    folder: Path
    password: str
    """The owner's, who is the cluster's superuser."""
    tuning: Mapping[str, str] = field(default_factory=lambda: TUNING)

    @property
    def data(self) -> Path:
        """PostgreSQL's own folder."""
        return self.folder / "data"

    @property
    def programs(self) -> Path:
        """The folder of PostgreSQL's programs."""
        return binaries.place(self.folder)

    @property
    def runs_as(self) -> Account | None:
        """Whom the server runs as; None means as us."""
        return for_server(self.data)

    @property
    def socket(self) -> Path:
        """The folder of the socket: beside the data, or in the system's temporary folder when that path is too long."""
        beside = self.folder / "socket"
        if len(os.fsencode(beside)) <= LONGEST_SOCKET_FOLDER:
            return beside
        mark = hashlib.sha256(os.fsencode(self.folder)).hexdigest()[:16]
        return Path(tempfile.gettempdir()) / f"careline-{mark}"

    def address(self, database: str = "careline") -> dict[str, str]:
        """Return how the owner connects, in libpq's words."""
        return {"host": str(self.socket), "user": OWNER, "password": self.password, "dbname": database}

    def prepare(self) -> None:
        """Make the cluster unless it exists.

        :raises Trouble: when the unprivileged user can't reach the folder, or PostgreSQL refuses.
        """
        runs_as = self.runs_as
        must_reach(runs_as, self.folder)
        self.folder.mkdir(parents=True, exist_ok=True)
        self._own(self.folder, 0o711)
        self._prepare_socket(runs_as)
        if not (self.data / "PG_VERSION").exists():
            self._initialise(runs_as)

    def command(self) -> list[str]:
        """Return the command line of the server."""
        tuned = {**self.tuning, "unix_socket_directories": str(self.socket)}
        options = [word for name, value in tuned.items() for word in ("-c", f"{name}={value}")]
        return [str(self.programs / "postgres"), "-D", str(self.data), *options]

    def _prepare_socket(self, runs_as: Account | None) -> None:
        self.socket.mkdir(mode=0o700, exist_ok=True)
        if self.socket.stat().st_uid not in {os.geteuid(), runs_as.uid if runs_as else os.geteuid()}:
            raise Trouble(
                _("The folder {folder} belongs to somebody else.").format(folder=self.socket),
                _("Remove it, or set CARELINE_HOME to a shorter path, so that it isn't needed."),
            )
        self._own(self.socket, 0o700)

    def _own(self, folder: Path, mode: int) -> None:
        folder.chmod(mode)
        if self.runs_as is not None:
            os.chown(folder, *self.runs_as.ids)

    def _initialise(self, runs_as: Account | None) -> None:
        # Names sort and split by the C library's UTF-8 rules: with plain C, Chinese punctuation is no separator.
        locale = "C.UTF-8" if sys.platform == "linux" else "en_US.UTF-8"
        with tempfile.NamedTemporaryFile("w", dir=self.folder) as password:
            password.write(self.password)
            password.flush()
            if runs_as is not None:
                os.chown(password.name, *runs_as.ids)
            words = ["--auth=scram-sha-256", f"--username={OWNER}", f"--pwfile={password.name}", "--no-sync"]
            words += ["--encoding=UTF8", f"--locale={locale}", "--locale-provider=libc"]
            done = subprocess.run(  # noqa: S603  (our own binaries)
                [str(self.programs / "initdb"), "-D", str(self.data), *words],
                user=runs_as.uid if runs_as else None,
                group=runs_as.gid if runs_as else None,
                extra_groups=[] if runs_as else None,
                capture_output=True,
                check=False,
                cwd="/",
            )
        if done.returncode:
            raise Trouble(_("PostgreSQL could not make its data folder."), done.stderr.decode(errors="replace").strip())
