"""Packs on the command line: read from disk, said in the language of whoever types, and no house set up for it.

JSON needs no Django at all; words need its translations and nothing else of it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from careline.clocks.rules.packs import BadPack, Flaw, NoSuchPack
from careline.clocks.rules.packs.asking import NotInPack, ToldOtherwise
from careline.kernel.refusals import Refusal
from careline.kernel.sentences import quoted
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
def named_options(pack: str = "--pack") -> Iterator[None]:
    """Turn what a pack doesn't know, or what contradicts itself, into wrong usage of the option that was told it.

    :param pack: how the command calls what names the pack.
    """
    try:
        yield
    except BadPack as bad:
        raise click.BadParameter("\n".join(said(bad.flaws)), param_hint=pack) from bad
    except (NotInPack, NoSuchPack, ToldOtherwise) as wrong:
        hint = pack if wrong.field == "pack" else f"--{wrong.field}"
        raise click.BadParameter(_sentence(wrong), param_hint=hint) from wrong


def _sentence(refusal: Refusal) -> str:
    if isinstance(refusal, ToldOtherwise):
        both = {name: quoted(refusal.params[name]) for name in ("given", "told")}
        return _("“{given}” contradicts “{told}”. Leave one of them out.").format(**both)
    known = refusal.params["known"]
    if isinstance(refusal, NoSuchPack):
        told = _("There is no pack “{given}”. Allowed: {known}, or the path of a .toml file.")
        return told.format(given=quoted(refusal.params["pack"]), known=known)
    return _("“{given}” is not known. Allowed: {known}.").format(given=quoted(refusal.params["given"]), known=known)


def said(flaws: tuple[Flaw, ...]) -> Iterator[str]:
    """Yield each flaw with its place and remedy."""
    speak()
    from careline.clocks.sentences.flaws import place_of, say_flaw

    for flaw in flaws:
        yield f"{place_of(flaw)}: {say_flaw(flaw)}"
