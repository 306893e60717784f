"""What the commands about clocks are told: an instant with its offset, and facts; and how an instant is told back."""

import re
from datetime import UTC, datetime, timedelta, tzinfo

import click

from careline.clocks.rules.stated import FIRST, LAST
from careline.kernel.sentences import quoted
from careline.project.words import _

SHAPE = re.compile(r"(\d+)-\d\d-\d\d[T ]\d\d:\d\d\S*?(?:Z|([+-])(\d\d):?(\d\d))", re.ASCII)
"""What is meant as an instant, whether or not it can be one: year and offset."""
EAST, WEST = timedelta(hours=14), timedelta(hours=-12)
"""No clock on Earth is further from UTC in the years that are reckoned with."""


class Instant(click.ParamType[datetime]):
    """An instant with its offset, in ISO 8601."""

    name = "instant"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        """Read it, and refuse one whose place on the line of time can't be told, or that nobody reckons with."""
        text = str(value)
        try:
            at = datetime.fromisoformat(text)
        except ValueError:
            at = None
        if why := _cant_be(at, text):
            self.fail(why.format(given=quoted(text), first=FIRST, last=LAST), param, ctx)
        if at is None or at.tzinfo is None:
            told = _("“{given}” is no instant with an offset. Write it as 2026-02-10T09:00+08:00.")
            self.fail(told.format(given=quoted(text)), param, ctx)
        return at


class Fact(click.ParamType[tuple[str, str]]):
    """A fact, `name=value`."""

    name = "fact"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, str]:
        """Read it as its name and its value."""
        told, between, meant = str(value).partition("=")
        if not (told and between and meant):
            self.fail(_("“{given}” is no fact. Write it as name=value.").format(given=quoted(value)), param, ctx)
        return told, meant


def _cant_be(at: datetime | None, text: str) -> str:
    """Return why what is shaped like an instant isn't reckoned with, with `{placeholders}`; empty otherwise."""
    if at is not None:
        year, offset = at.year, at.utcoffset() or timedelta()
    elif shaped := SHAPE.fullmatch(text):
        told, sign, hours, minutes = shaped.groups("0")
        year = int(told[: len(str(LAST)) + 1])  # longer ones are too far away anyhow
        offset = timedelta(hours=int(hours), minutes=int(minutes)) * (-1 if sign == "-" else 1)
    else:
        return ""
    if not FIRST <= year <= LAST:
        return _("The year of “{given}” is not reckoned with. Give one from {first} to {last}.")
    if not WEST <= offset <= EAST:
        return _("No place has the offset of “{given}”. Give one from -12:00 to +14:00, such as +08:00.")
    return ""


def to_the_second(at: datetime, zone: tzinfo = UTC) -> str:
    """Return an instant as people read it, on the wall clock of a zone; JSON has it whole."""
    return at.astimezone(zone).isoformat(sep=" ", timespec="seconds")
