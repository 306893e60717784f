"""What the commands about clocks are told: an instant with its offset, and facts."""

from datetime import datetime

import click

from careline.project.words import _


class Instant(click.ParamType[datetime]):
    """An instant with its offset, in ISO 8601."""

    name = "instant"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        """Read it, and refuse one whose place on the line of time can't be told."""
        try:
            at = datetime.fromisoformat(str(value))
        except ValueError:
            at = None
        if at is None or at.tzinfo is None:
            told = _("“{given}” is no instant with an offset. Write it as 2026-02-10T09:00+08:00.")
            self.fail(told.format(given=value), param, ctx)
        return at


class Fact(click.ParamType[tuple[str, str]]):
    """A fact, `name=value`."""

    name = "fact"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, str]:
        """Read it as its name and its value."""
        told, between, meant = str(value).partition("=")
        if not (told and between and meant):
            self.fail(_("“{given}” is no fact. Write it as name=value.").format(given=value), param, ctx)
        return told, meant
