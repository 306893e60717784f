"""A child that dies with its parent, even when the parent is killed -9.

Run by its path, as `leash.py PARENT SIGNAL UID GID ARGV…`: it changes user, asks the kernel for a signal at the
parent's death, and becomes the real program under the same process id. It imports nothing of Careline, so it costs
little, and needs no rights after the change of user.
"""

import ctypes
import os
import signal
import sys

PR_SET_PDEATHSIG = 1
KEEP = -1
"""Stands for "stay the user you are"."""


def die_with_parent(sent: int) -> None:
    """Have the kernel send this process a signal when its parent dies. Only Linux can; elsewhere nothing happens."""
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(PR_SET_PDEATHSIG, sent, 0, 0, 0)


def become(uid: int, gid: int) -> None:
    """Take on a user and his one group, for good."""
    os.setgroups([gid])
    os.setgid(gid)
    os.setuid(uid)


def main(parent: int, sent: int, uid: int, gid: int, argv: list[str]) -> None:
    """Leash this process and become the program."""
    if uid != KEEP:
        become(uid, gid)
    die_with_parent(sent)  # after the change of user, which would clear it
    if os.getppid() != parent:
        sys.exit(1)  # the parent died before the kernel was asked
    for usual in (signal.SIGINT, signal.SIGTERM, signal.SIGPIPE, signal.SIGHUP):
        signal.signal(usual, signal.SIG_DFL)  # a shell's background job passes on ignored signals
    os.execv(argv[0], argv)  # noqa: S606  (the caller names the program; no shell is involved)


if __name__ == "__main__":
    _parent, _sent, _uid, _gid = (int(word) for word in sys.argv[1:5])
    main(_parent, _sent, _uid, _gid, sys.argv[5:])
