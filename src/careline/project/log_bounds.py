"""How much a stranger can make the log grow: so many lines a minute, and then how many more there were."""

import logging
import threading

MOST = 60
"""Lines a minute and process: enough to see what somebody tries, and nothing a disk fills up with."""
MINUTE = 60
STRANGERS = ("django.request", "django.security")
"""Who logs a line whenever anybody at all asks for what isn't there, or for nothing that can be understood."""


class Bounds(logging.Filter):
    """Lets through everything but what strangers cause too often; faults of the house always pass."""

    def __init__(self) -> None:
        super().__init__()
        self.minute, self.lines = 0, 0
        self.lock = threading.Lock()

    def filter(self, record: logging.LogRecord) -> bool:
        """Return whether the line is written; the first of a minute says how many of the one before weren't."""
        if not _is_strangers(record):
            return True
        record.exc_info = record.exc_text = None  # where in Django a bad request was noticed helps nobody
        with self.lock:
            minute = int(record.created // MINUTE)
            unsaid = max(0, self.lines - MOST) if minute != self.minute else 0
            self.lines = 1 if minute != self.minute else self.lines + 1
            self.minute = minute
        if unsaid:
            record.msg = f"{record.msg} (and {unsaid} more like it before, not written)"
        return self.lines <= MOST


def _is_strangers(record: logging.LogRecord) -> bool:
    is_refusal = record.name != "django.request" or record.levelno < logging.ERROR
    return is_refusal and any(record.name == name or record.name.startswith(f"{name}.") for name in STRANGERS)
