"""What was typed, as wrong usage tells it back: a file pasted by mistake shouldn't fill the screen."""

import re

from careline.kernel.sentences import LONGEST_QUOTED, quoted

LONG = re.compile(
    rf"(?<= ')[^']{{{LONGEST_QUOTED + 1},}}(?=')"  # as click quotes it
    rf"|(?<=\()[^()]{{{LONGEST_QUOTED + 1},}}(?=\)$)"  # arguments too many, which click puts in brackets at the end
    rf"|[!-~]{{{LONGEST_QUOTED + 1},}}"  # one word; a sentence in Chinese is none
)


def told_back(message: str) -> str:
    """Return a message with whatever long thing it repeats cut in the middle."""
    return LONG.sub(lambda found: quoted(found[0]), message)
