"""What a house's clock on the wall shows: the machine's, or one of its own that is set as the faults will have it."""

import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

LIBRARIES = ("/usr/lib/*/faketime/libfaketime.so.1", "/usr/local/lib/faketime/libfaketime.so.1")
SHOWN_TIME = Path(__file__).resolve().parent / "shown_time"
"""A folder for the path of Python programs that read such a clock."""
MISSING = "libfaketime isn't installed here (`apt-get install faketime`)"


def libfaketime() -> Path | None:
    """Return the library that shows programs another time; None where it isn't installed."""
    found = (path for one in LIBRARIES for path in Path("/").glob(one.lstrip("/")))
    return next(found, None)


@dataclass
class ShownClock:
    """A clock that all processes of a house read, the database's too.

    It runs as fast as the machine's, ahead by so much as its file says. What waits by the monotonic clock isn't
    touched, as on a machine whose time is set.
    """

    path: Path
    ahead: float = 0.0
    """Seconds."""

    @property
    def env(self) -> Mapping[str, str]:
        """What makes a process read it."""
        library = libfaketime()
        assert library, MISSING
        return {
            "LD_PRELOAD": str(library),
            "FAKETIME_TIMESTAMP_FILE": str(self.path),
            "FAKETIME_NO_CACHE": "1",
            "FAKETIME_DONT_FAKE_MONOTONIC": "1",
            "NO_FAKE_STAT": "1",
        }

    def now(self) -> datetime:
        """Return what it shows."""
        return datetime.fromtimestamp(time.time() + self.ahead, UTC)

    def set(self, to: datetime) -> None:
        """Have it show this instant, from one moment to the next."""
        self.ahead = to.timestamp() - time.time()
        beside = self.path.with_suffix(".new")
        beside.write_text(f"{self.ahead:+.3f}\n")
        beside.chmod(0o644)  # whoever runs the house reads it
        beside.replace(self.path)
