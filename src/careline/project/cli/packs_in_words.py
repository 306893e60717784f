"""Packs on the command line: read from disk, said in the language of whoever types, and no house set up for it.

JSON needs no Django at all; words need its translations and nothing else of it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from careline.clocks.rules.packs import BadPack, Flaw, NoSuchPack
from careline.clocks.rules.packs.asking import NotInPack
from careline.kernel.refusals import Refusal
from careline.project import words
from careline.project.words import _

CLOCKS = Path(__file__).resolve().parents[2] / "clocks" / "locale"


def speak() -> None:
    """Have the room's words at hand, in the language of whoever types."""
    from django.conf import settings

    if not settings.configured:
        import django

        settings.configure(USE_I18N=True, LOCALE_PATHS=[CLOCKS], INSTALLED_APPS=[], LOGGING_CONFIG=None)
        django.setup()
    from django.utils import translation

    translation.activate(words.language())


@contextmanager
def named_options() -> Iterator[None]:
    """Turn what a pack doesn't know into wrong usage of the option that was told it."""
    try:
        yield
    except BadPack as bad:
        raise click.BadParameter("\n".join(said(bad.flaws)), param_hint="--pack") from bad
    except (NotInPack, NoSuchPack) as unknown:
        raise click.BadParameter(_sentence(unknown), param_hint=f"--{unknown.field}") from unknown


def _sentence(refusal: Refusal) -> str:
    given = refusal.params.get("given", refusal.params.get("pack"))
    return _("“{given}” is not known. Allowed: {known}.").format(given=given, known=refusal.params["known"])


def said(flaws: tuple[Flaw, ...]) -> Iterator[str]:
    """Yield each flaw with its place and remedy."""
    speak()
    from careline.clocks.sentences.flaws import place_of, say_flaw

    for flaw in flaws:
        yield f"{place_of(flaw)}: {say_flaw(flaw)}"
