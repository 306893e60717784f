"""`careline doctor`."""

import json
import sys
from typing import TYPE_CHECKING

import click

from careline.project.cli.frame import plain, set_up
from careline.project.trouble import Exit
from careline.project.words import _

if TYPE_CHECKING:
    from careline.project.doctor.finding import Finding

COLOURS = {"good": "green", "care": "yellow", "bad": "red"}
MARKS = {"good": "✓", "care": "!", "bad": "✗"}


@click.command(
    name="doctor",
    help=_("Look for what is wrong, and say in plain words how to mend it."),
    epilog=_("Exit codes: 0 nothing is wrong, 3 something is."),
)
@click.option("--json", "as_json", is_flag=True, help=_("Print the findings as JSON."))
@plain
def command(*, as_json: bool) -> None:
    """Examine the house and tell."""
    set_up(furnishing=False)
    from careline.project import home
    from careline.project.doctor.examination import examine

    findings = []
    for finding in examine(home.find()):
        findings.append(finding)
        if not as_json:
            _tell(finding)
    if as_json:
        click.echo(json.dumps([finding.as_json() for finding in findings], ensure_ascii=False, indent=2))
    sys.exit(Exit.UNHEALTHY if any(finding.state == "bad" for finding in findings) else Exit.DONE)


def _tell(finding: "Finding") -> None:
    click.echo(f"{click.style(MARKS[finding.state], fg=COLOURS[finding.state])} {finding.said}")
    if finding.remedy:
        click.echo(f"  → {finding.remedy}")
