"""`careline ledger verify`."""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from enum import IntEnum
from typing import TYPE_CHECKING

import click

from careline.project.cli.frame import house, plain
from careline.project.trouble import Trouble
from careline.project.words import _, ngettext

if TYPE_CHECKING:
    from careline.security.queries.verification import Report
    from careline.security.rules.comparison import Finding


class Outcome(IntEnum):
    """The exit code, as `cmp` and `diff` have it."""

    CLEAN = 0
    FOUND = 1
    NOT_CHECKED = 2


@click.group(name="ledger", help=_("The ledger: everything that was done, provable."))
def command() -> None:
    """Hold the commands about the ledger."""


@command.command(
    name="verify",
    help=_("Prove that no entry of the ledger was edited, deleted, moved, inserted or cut off; name those that were."),
    epilog=_("Exit codes: 0 nothing was found, 1 something was found, 2 the ledger could not be checked."),
)
@click.option("--json", "as_json", is_flag=True, help=_("Print the outcome as JSON."))
@plain
def verify(*, as_json: bool) -> None:
    """Verify, with a bar on the terminal, and print what was found."""
    with _not_checked(), house():
        report = _proved()
    click.echo(json.dumps(_as_json(report), default=str) if as_json else "\n".join(_told(report)))
    sys.exit(Outcome.CLEAN if report.is_clean else Outcome.FOUND)


@contextmanager
def _not_checked() -> Iterator[None]:
    """Turn whatever keeps the check from being made into plain words and the exit code for that."""
    try:
        yield
    except Trouble as trouble:
        raise Trouble(trouble.problem, trouble.remedy, code=Outcome.NOT_CHECKED) from trouble


def _proved() -> "Report":
    from django.db import DatabaseError
    from tqdm import tqdm

    from careline.project import ledger_words
    from careline.security.actor import system
    from careline.security.ports.keyring import KeyringExposed, KeyringMissing
    from careline.security.queries.feed import ClusterStartedOver
    from careline.security.queries.verification import WrongKeyring, verify

    obstacles = (KeyringMissing, KeyringExposed, WrongKeyring, ClusterStartedOver, DatabaseError)
    with tqdm(unit=_("entries"), disable=None) as bar:

        def progress(done: int, total: int) -> None:
            bar.total = total
            bar.update(done - bar.n)

        try:
            return verify(by=system("ledger-verify"), progress=progress)
        except obstacles as obstacle:
            raise Trouble(*ledger_words.of_obstacle(obstacle)) from obstacle


def _told(report: "Report") -> Iterator[str]:
    from careline.project import ledger_words

    yield from map(ledger_words.of_finding, report.findings)
    yield _("Proved {entries} entries: {sealed} in {seals} sealed batches, {unsealed} not sealed yet.").format(
        entries=report.entries, sealed=report.sealed, seals=report.seals, unsealed=report.unsealed
    )
    if report.unproven:
        yield _(
            "{count} of them are as they were written, but neither a seal nor a witness vouches for their place."
        ).format(count=len(report.unproven))
    if report.head:
        yield _("Head of the chain: {head}").format(head=report.head)
    count = len(report.findings)
    found = ngettext("{count} thing was tampered with.", "{count} things were tampered with.", count)
    yield found.format(count=count) if count else _("Nothing was tampered with.")


def _as_json(report: "Report") -> dict[str, object]:
    numbers = {name: getattr(report, name) for name in ("entries", "sealed", "unsealed", "seals", "head")}
    unproven = [trace.id for trace in report.unproven]
    findings = [_without_blanks(finding) for finding in report.findings]
    return {"clean": report.is_clean, "findings": findings, **numbers, "unproven": unproven}


def _without_blanks(finding: "Finding") -> dict[str, object]:
    return {name: value for name, value in asdict(finding).items() if value not in (None, "")}
