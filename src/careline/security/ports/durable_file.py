"""Small files that must survive a power cut whole: written beside, synced, then put in place in one step."""

import os
import tempfile
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
    _write_beside(path, text).replace(path)
    sync_folder(path.parent)


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
