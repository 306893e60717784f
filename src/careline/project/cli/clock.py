"""`careline clock …`: when something is due, and why then."""

import json
from collections.abc import Iterator
from datetime import datetime

import click

from careline.clocks.rules.packs import pack_named
from careline.clocks.rules.packs.asking import Answer, ask, one_region
from careline.project.cli.asked import Fact, Instant, to_the_second
from careline.project.cli.clock_admitted import admitted
from careline.project.cli.clock_explain import explain
from careline.project.cli.frame import plain
from careline.project.cli.packs_in_words import named_options, speak
from careline.project.words import _, language


@click.group(name="clock", help=_("When something is due, and why then."))
def command() -> None:
    """Hold the commands about clocks."""


command.add_command(explain)
command.add_command(admitted)


@command.command(
    name="due",
    help=_("Reckon when each rule of a pack is due, with the steps; no database is asked."),
)
@click.option("--pack", "pack_id", required=True, help=_("A pack’s id, or the path of its TOML file."))
@click.option("--event", required=True, help=_("What starts the clocks: complaint_received, fault_reported, …"))
@click.option(
    "--at", type=Instant(), required=True, help=_("When it happened, with its offset: 2026-02-10T09:00+08:00")
)
@click.option("--region", default="", help=_("Province, state or nation: CN-CQ, NSW, …"))
@click.option("--set", "told", type=Fact(), multiple=True, help=_("A fact the rules ask for: area=rural"))
@click.option("--json", "as_json", is_flag=True, help=_("Print the outcome as JSON."))
@plain
def due(
    pack_id: str, event: str, at: datetime, region: str, told: tuple[tuple[str, str], ...], *, as_json: bool
) -> None:
    """Reckon, and print each due instant with its steps."""
    with named_options():
        pack, meant = pack_named(pack_id)
        answers = ask(pack, event=event, at=at, region=one_region(pack, region, meant), told=told)
    if as_json:
        click.echo(json.dumps([one.as_json() for one in answers], ensure_ascii=False))
        return
    click.echo("\n\n".join("\n".join(_told(one)) for one in answers) or _("No rule of this pack sets a time for it."))


def _told(answer: Answer) -> Iterator[str]:
    speak()
    from careline.clocks.sentences import label, say_step

    terms, spoken = answer.terms, language()
    at = to_the_second(answer.time.due_at, answer.zone) if answer.time.due_at else _("no due time")
    binds = f" · {_('binds')}" if answer.time.is_binding else ""
    yield f"{terms.code} · {terms.name_zh if spoken.startswith('zh') else terms.name_en} · {label(terms.kind)}"
    yield f"  {at}{binds}"
    yield from (f"  - {say_step(step)}" for step in answer.time.steps)
    yield f"  {terms.source(spoken)} ({label(terms.certainty)})"
