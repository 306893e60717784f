"""The command line: `careline`. One file per command; what a command needs is imported when it runs."""

from importlib import import_module

import click

from careline.project import words
from careline.project.cli.told_back import told_back

words.learn(words.language())

from careline.project.words import _  # noqa: E402  (help is written when the commands are defined, in a language)

COMMANDS = {
    "up": "up",
    "migrate": "migrate",
    "import": "import_files",
    "user": "user",
    "seed": "seed",
    "doctor": "doctor",
    "db": "db",
    "run": "run",
    "ledger": "ledger",
    "notices": "notices",
    "clock": "clock",
    "pack": "pack",
    "demo": "demo",
}
"""From the command's name to its module."""


class Commands(click.Group):
    """Commands whose modules are imported only when they are asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the commands in the order a newcomer meets them."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command by its name."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        found: click.Command = import_module(f"{__name__}.{COMMANDS[cmd_name]}").command
        return found

    def invoke(self, ctx: click.Context) -> object:
        """Run what was asked for; wrong usage tells back no more of what was typed than is needed to know it again."""
        try:
            return super().invoke(ctx)
        except click.UsageError as wrong:
            raise click.UsageError(told_back(wrong.format_message()), ctx=wrong.ctx) from wrong


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"]},
    help=_("Careline: customer service and complaints for telecom operators."),
    epilog=_("Exit codes: 0 done, 1 refused, 2 wrong usage, 3 something is unhealthy, 4 something is missing or busy."),
)
@click.version_option(package_name="careline", prog_name="careline", message="%(prog)s %(version)s")
def main() -> None:
    """Find the command and run it."""
