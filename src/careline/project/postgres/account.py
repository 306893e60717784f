"""Whom PostgreSQL and the processes run as: PostgreSQL refuses root, and the processes have no need of it."""

import os
import pwd
from dataclasses import dataclass
from pathlib import Path

from careline.project.trouble import Trouble
from careline.project.words import _

PREFERRED = ("careline", "nobody")


@dataclass(frozen=True)
class Account:
    """One user of the operating system."""

    name: str
    uid: int
    gid: int
    folder: str
    """Its own; libraries look there for settings, and root's is closed to it."""

    @property
    def ids(self) -> tuple[int, int]:
        """User and group, as processes are started with them."""
        return self.uid, self.gid


def for_server(data: Path) -> Account | None:
    """Return the account the server runs as; None keeps the one that starts it.

    Data that exists already decides: PostgreSQL opens only what its own user owns.
    """
    if os.geteuid() != 0:
        return None
    if data.exists():
        return _account(pwd.getpwuid(data.stat().st_uid))
    known = {entry.pw_name: entry for entry in pwd.getpwall()}
    return _account(next(known[name] for name in PREFERRED if name in known))


def closed_to(account: Account, folder: Path) -> Path | None:
    """Return the first folder above this one that the account may not pass through."""
    return next((parent for parent in reversed(folder.resolve().parents) if not _can_pass(account, parent)), None)


def must_reach(account: Account | None, folder: Path) -> None:
    """Make sure the account can pass through every folder above this one.

    :raises Trouble: naming the first folder that is closed to it.
    """
    closed = closed_to(account, folder) if account else None
    if account and closed:
        raise Trouble(
            _("PostgreSQL runs as the user “{user}”, who may not pass through {folder}.").format(
                user=account.name, folder=closed
            ),
            _("Set CARELINE_HOME to a folder everybody can reach, such as /var/lib/careline."),
        )


def _account(entry: pwd.struct_passwd) -> Account:
    return Account(entry.pw_name, entry.pw_uid, entry.pw_gid, entry.pw_dir)


def _can_pass(account: Account, folder: Path) -> bool:
    if not folder.exists():
        return True  # it is ours to make
    about = folder.stat()
    if about.st_uid == account.uid:
        return bool(about.st_mode & 0o100)
    return bool(about.st_mode & (0o010 if about.st_gid == account.gid else 0o001))
