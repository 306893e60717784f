"""The command line's own words, in the language of whoever types: CARELINE_LANG, else the system's.

Django isn't loaded for them: `careline --help` should come at once, and `careline doctor` should speak even when
nothing else works. Click's words are translated with ours, from the same catalogue.
"""

import gettext
import os
from collections.abc import Mapping
from pathlib import Path

DOMAIN = "django"
"""The catalogue's file name, the same in every room."""

LOCALE = Path(__file__).resolve().parent / "locale"


def language(env: Mapping[str, str] = os.environ) -> str:
    """Return the language to speak, as Django names it: `zh-hans` or `en`."""
    asked = next((env[name] for name in ("CARELINE_LANG", "LC_ALL", "LC_MESSAGES", "LANG") if env.get(name)), "")
    return "zh-hans" if asked.lower().startswith("zh") else "en"


def learn(spoken: str) -> None:
    """Speak this language from now on, click included."""
    os.environ["LANGUAGE"] = "zh_Hans" if spoken == "zh-hans" else "en"
    gettext.bindtextdomain(DOMAIN, LOCALE)
    gettext.textdomain(DOMAIN)


def _(text: str) -> str:
    """Return the text in the language learnt."""
    return gettext.gettext(text)


def ngettext(one: str, many: str, count: int) -> str:
    """Return the text for this many, in the language learnt."""
    return gettext.ngettext(one, many, count)
