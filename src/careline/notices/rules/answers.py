"""What a server answered, as it may be kept: short, on one line, and without anybody's address."""

import re
from dataclasses import dataclass

from careline.notices.rules.facts import Verdict

LONGEST = 200
ADDRESS = re.compile(r"[^\s<>()\[\]:;,\"']+@[^\s<>()\[\]:;,\"']+")
NUMBER = re.compile(r"\+?\d{7,}")
UNPRINTED = re.compile(r"[^\x20-\x7e\u00a0-\uffff]+")


@dataclass(frozen=True)
class Attempt:
    """What came of handing a notice to the next server."""

    verdict: Verdict
    code: str
    """The server's own number (250, 451), or a word of ours for what isn't its fault: `unreachable`, `timeout`."""
    answer: str = ""


def attempt(verdict: Verdict, code: object, answer: str | bytes = "") -> Attempt:
    """Return an attempt whose answer may be kept and shown."""
    text = answer.decode("utf-8", "replace") if isinstance(answer, bytes) else answer
    return Attempt(verdict, str(code), discreet(text))


def discreet(answer: str) -> str:
    """Return a server's words without addresses and long numbers, which it likes to repeat."""
    plain = " ".join(UNPRINTED.sub(" ", answer).split())
    return NUMBER.sub("…", ADDRESS.sub("…", plain))[:LONGEST]
