"""Small files that must survive a power cut whole: written beside, synced, then put in place in one step."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def create_durably(path: Path, text: str) -> bool:
    """Create a file with this text, readable by its owner only; return whether it was not there before."""
    written = _write_beside(path, text)
    try:
        os.link(written, path)  # unlike a rename, a link never replaces what another process put there meanwhile
    except FileExistsError:
        return False
    finally:
        written.unlink()
    sync_folder(path.parent)
    return True


def replace_durably(path: Path, text: str) -> None:
    """Put this text in the file's place, readable by its owner only."""
    written = _write_beside(path, text)
    if os.geteuid() == 0 and path.exists():  # it stays its owner's, whose processes must go on reading it
        about = path.stat()
        os.chown(written, about.st_uid, about.st_gid)
    written.replace(path)
    sync_folder(path.parent)


@contextmanager
def as_owner_of(folder: Path) -> Iterator[None]:
    """Let what root makes inside the block belong to the folder's owner, whose processes must go on writing it.

    Who one is holds for all threads and stops each of them for a moment, so it is left alone where it is right already.
    """
    if os.geteuid() != 0 or (about := folder.stat()).st_uid == 0:
        yield
        return
    os.setegid(about.st_gid)
    os.seteuid(about.st_uid)
    try:
        yield
    finally:
        os.seteuid(0)
        os.setegid(0)


def sync_folder(folder: Path) -> None:
    """Make the folder's own entries durable."""
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def _write_beside(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile("w", dir=path.parent, prefix=f".{path.name}.", delete=False) as file:  # 0600
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    return Path(file.name)
