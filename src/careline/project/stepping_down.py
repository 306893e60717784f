"""Root starts Careline and keeps the watch; the processes run as the unprivileged account PostgreSQL runs as."""

import logging
import os
import subprocess
import sys
from pathlib import Path

from django.conf import settings

from careline.project import roster
from careline.project.home import Home
from careline.project.postgres.account import Account, closed_to, for_server
from careline.project.processes import leash

log = logging.getLogger(__name__)
NEEDED = "import careline, django, granian, psycopg, procrastinate"


def account_for(home: Home, *, level: int = logging.WARNING) -> Account | None:
    """Return whom the processes run as; None keeps the one that starts them, where no other can do the work.

    :param level: how loudly that is said.
    """
    account = for_server(home.postgres / "data")
    if account is None:
        return None
    obstacle = closed_to(account, home.secrets) or _closed_program(account)
    if obstacle is not None:
        log.log(level, "everything but PostgreSQL runs as root: the user “%s” can't reach %s", account.name, obstacle)
        return None
    return account


def hand_over(home: Home, account: Account | None) -> None:
    """Give the account what its processes read and write; the owner's password stays root's."""
    if account is None:
        return
    kept = home.secrets / "owner.password"
    for top in (home.secrets, home.ledger, Path(settings.STATIC_ROOT), Path(settings.CARELINE_KEYRING)):
        for path in (top, *top.rglob("*")) if top.exists() else ():
            if path != kept and path.lstat().st_uid != account.uid:
                os.chown(path, *account.ids, follow_symlinks=False)


def step_down(home: Home) -> Account | None:
    """Become the account for good, when root started this process by itself; return whom it has become."""
    account = account_for(home, level=logging.DEBUG)  # whoever watches has said it
    hand_over(home, account)
    if account is not None:
        leash.become(*account.ids)
        os.environ["HOME"] = account.folder
    return account


def _closed_program(account: Account) -> Path | None:
    program = Path(sys.executable)
    return None if not closed_to(account, program) and _can_run(account, program) else program


def _can_run(account: Account, program: Path) -> bool:
    # Whether a stranger reaches what this Python is made of is best known by trying.
    tried = subprocess.run(  # noqa: S603  (our own words)
        [str(program), "-c", NEEDED],
        user=account.uid,
        group=account.gid,
        extra_groups=[],
        env=roster.environment_of(account),
        capture_output=True,
        check=False,
        cwd="/",
    )
    return tried.returncode == 0
