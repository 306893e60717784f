"""Logs for people who keep the system running, and who have no business reading what customers wrote."""

import logging
import re
import sys
import traceback
from types import TracebackType

Info = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


PERSONAL = re.compile(r"(?<![\w-])\+?\d{8,}X?(?![\w-])|[^\s/:]+(?:@|%40)[^\s/]+")
"""What is written like a telephone or document number, or a mail address. Numbers of ours and UUIDs are not."""
WORDS = re.compile(r"[^\x00-\x7f]+")
REQUESTS = "django.request"


class DiscreetFormatter(logging.Formatter):
    """One line per event; a traceback names places and kinds of error, never the error's text.

    A database's error quotes the row (“Key (number)=(138…) already exists”), a parser's the input. No address of
    ours holds what somebody typed, but anybody may type an address, with a number or a name in it.
    """

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802  (logging's own name)
        """Return the line, without what may name a person."""
        said = PERSONAL.sub("***", record.message)
        record.message = WORDS.sub("***", said) if record.name == REQUESTS else said
        return super().formatMessage(record)

    def formatException(self, ei: Info) -> str:  # noqa: N802  (logging's own name)
        """Return the places the error passed through and its kind."""
        kind, error, _ = ei
        if kind is None or error is None:
            return ""
        links = [error]
        while (cause := links[-1].__cause__ or links[-1].__context__) is not None:
            links.append(cause)
        return "\nwhich came of:\n".join(_described(link) for link in links)


def _described(error: BaseException) -> str:
    places = traceback.extract_tb(error.__traceback__)
    lines = [f'  File "{place.filename}", line {place.lineno}, in {place.name}' for place in places]
    return "\n".join([*lines, f"{type(error).__module__}.{type(error).__qualname__}"])


def configure_bare() -> None:
    """Log discreetly in a process that hasn't set up Django."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(DiscreetFormatter())
    logging.basicConfig(level=logging.INFO, handlers=[handler])
