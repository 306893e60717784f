"""`careline clock admitted`: until when an appeal, or a formal complaint, is still admitted."""

import json
from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

import click

from careline.clocks.rules.packs import Pack, Window, pack_named
from careline.clocks.rules.packs.asking import admitted_until, almanac_calendar
from careline.kernel.calendar import Due
from careline.project.cli.asked import Fact, Instant, to_the_second
from careline.project.cli.frame import plain
from careline.project.cli.packs_in_words import named_options, speak
from careline.project.words import _, language


@click.command(
    name="admitted",
    help=_("Reckon until when an appeal is admitted, by each window that fits; no database is asked."),
)
@click.option("--pack", "pack_id", required=True, help=_("A pack’s id, or the path of its TOML file."))
@click.option("--since", required=True, help=_("What the window runs from: dispute, answer, …"))
@click.option("--at", type=Instant(), required=True, help=_("When that was, with its offset: 2026-02-10T09:00+08:00"))
@click.option("--set", "told", type=Fact(), multiple=True, help=_("A fact the windows ask for: category=billing"))
@click.option("--json", "as_json", is_flag=True, help=_("Print the outcome as JSON."))
@plain
def admitted(pack_id: str, since: str, at: datetime, told: tuple[tuple[str, str], ...], *, as_json: bool) -> None:
    """Reckon, and print until when each window is open, with its steps."""
    with named_options():
        pack, _region = pack_named(pack_id)
        found = admitted_until(pack, since=since, at=at, told=told)
    if as_json:
        click.echo(json.dumps([_as_json(pack, *one) for one in found], ensure_ascii=False))
        return
    click.echo("\n\n".join("\n".join(_told(pack, *one)) for one in found) or _("No window of this pack fits."))


def _zone(pack: Pack, until: Due) -> ZoneInfo:
    return almanac_calendar(pack.calendar, pack.zone, until.at.year).tz


def _as_json(pack: Pack, window: Window, until: Due) -> dict[str, object]:
    steps = [step.as_json() for step in until.steps]
    at = until.at.astimezone(_zone(pack, until)).isoformat()
    return {"rule": window.code, "until": at, "certainty": window.certainty.value, "steps": steps}


def _told(pack: Pack, window: Window, until: Due) -> Iterator[str]:
    speak()
    from careline.clocks.sentences import label, say_step

    yield f"{window.code} · {window.name.said(language())}"
    yield f"  {to_the_second(until.at, _zone(pack, until))}"
    yield from (f"  - {say_step(step.as_json())}" for step in until.steps)
    yield f"  {window.source.said(language())} ({label(window.certainty)})"
