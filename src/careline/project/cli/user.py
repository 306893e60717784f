"""`careline user …`: accounts, by whoever runs the machine."""

from datetime import timedelta
from typing import TYPE_CHECKING

import click

from careline.project.cli.frame import house, plain
from careline.project.words import _
from careline.security.rules.roles import Role

if TYPE_CHECKING:
    from careline.security.models import User

OPERATOR = "command-line"


@click.group(name="user", help=_("Accounts: staff and integrations."))
def command() -> None:
    """Hold the commands about accounts."""


@command.command(name="add", help=_("Add an account, and print its one-time password once."))
@click.argument("name")
@click.option("--full-name", default="", help=_("The name colleagues read; the account's name when left out."))
@click.option("--department", default="hq", show_default=True, help=_("The department's code."))
@click.option(
    "--role", "roles", multiple=True, type=click.Choice([role.value for role in Role]), help=_("May be repeated.")
)
@click.option("--integration", is_flag=True, help=_("An account for a program: it signs in by token only."))
@plain
def add(name: str, full_name: str, department: str, roles: tuple[str, ...], *, integration: bool) -> None:
    """Add an account."""
    with house():
        from careline.kernel import clock
        from careline.security.actor import system
        from careline.security.operations.users import add_user
        from careline.security.queries.departments import department as find_department

        by = system(OPERATOR)
        added = add_user(
            username=name,
            full_name=full_name or name,
            department=find_department(by=by, code=department),
            roles=[Role(role) for role in roles],
            is_integration=integration,
            by=by,
            at=clock.now(),
        )
    if added.one_time_password:
        click.echo(added.one_time_password)


@command.command(name="token", help=_("Issue an API bearer token for an account, and print it once."))
@click.argument("name")
@click.option("--for", "purpose", default="cli", show_default=True, help=_("What it is for, in one word."))
@click.option("--days", default=90, show_default=True, type=click.IntRange(1, 366), help=_("How long it lasts."))
@plain
def token(name: str, purpose: str, days: int) -> None:
    """Issue a token; nothing but the token is printed, so that a script can take it."""
    with house():
        from careline.kernel import clock
        from careline.security.actor import system
        from careline.security.operations.tokens import issue_token

        lasts = timedelta(days=days)
        issued = issue_token(user=_named(name), name=purpose, lasts=lasts, by=system(OPERATOR), at=clock.now())
    click.echo(issued)


@command.command(name="password", help=_("Put a one-time password in the place of a forgotten one, and print it once."))
@click.argument("name")
@plain
def password(name: str) -> None:
    """Reset a password; the account's sessions end."""
    with house():
        from careline.kernel import clock
        from careline.security.actor import system
        from careline.security.operations.passwords import reset_password

        given = reset_password(user=_named(name), by=system(OPERATOR), at=clock.now())
    click.echo(given)


def _named(name: str) -> "User":
    from careline.security.actor import system
    from careline.security.queries.users import user

    return user(by=system(OPERATOR), username=name)
