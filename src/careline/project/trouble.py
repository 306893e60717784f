"""What went wrong with the house itself, in plain words with the remedy, for whoever started it."""

from enum import IntEnum


class Exit(IntEnum):
    """What the command's exit code means; listed in docs/configuration.md."""

    DONE = 0
    REFUSED = 1  # a rule of the domain said no
    USAGE = 2  # the command line can't be understood (click's own code)
    UNHEALTHY = 3  # a check found something wrong
    UNAVAILABLE = 4  # something Careline needs is missing, busy or unreachable


class Trouble(Exception):
    """Something outside the domain stands in the way."""

    def __init__(self, problem: str, remedy: str, *, code: int = Exit.UNAVAILABLE) -> None:
        super().__init__(f"{problem}\n{remedy}")
        self.problem = problem
        self.remedy = remedy
        self.code = code
