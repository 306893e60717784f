"""What every command stands in: errors become plain words and an exit code, and the database is there."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import ParamSpec, TypeVar

import click

from careline.project import words
from careline.project.trouble import Exit, Trouble

P = ParamSpec("P")
R = TypeVar("R")


def plain(run: Callable[P, R]) -> Callable[P, R]:
    """Let a command end in plain words and an exit code when something stands in its way."""

    @wraps(run)
    def ran(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return run(*args, **kwargs)
        except Trouble as trouble:
            _tell(trouble.problem, trouble.remedy)
            sys.exit(trouble.code)
        except Exception as error:
            if not _is_refusal(error):
                raise
            _tell(*_said(error))
            sys.exit(Exit.REFUSED)

    return ran


@contextmanager
def house() -> Iterator[None]:
    """Have Django set up and the database reachable inside the block, started for it when nobody else runs it."""
    set_up()
    from careline.project import embedded

    with embedded.reachable():
        yield


def set_up(*, furnishing: bool = True) -> None:
    """Set Django up, in the language of whoever types.

    :param furnishing: whether a home that isn't there yet is made.
    """
    import os

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "careline.project.settings")
    from careline.project.furnishing import furnish

    if furnishing:
        furnish()
    import django
    from django.utils import translation

    django.setup()
    translation.activate(words.language())


def _is_refusal(error: Exception) -> bool:
    from careline.kernel.refusals import Refusal

    return isinstance(error, Refusal)


def _said(error: Exception) -> tuple[str, str]:
    from careline.kernel.refusals import Refusal
    from careline.kernel.sentences import say

    assert isinstance(error, Refusal)
    said = say(error)
    return said.problem, said.remedy


def _tell(problem: str, remedy: str) -> None:
    click.secho(problem, fg="red", err=True)
    click.echo(remedy, err=True)
