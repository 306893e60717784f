"""Whom a due rule concerns, in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from careline.clocks.rules.facts import RECEIVED
from careline.clocks.rules.packs.shelf import SHIPPED, shipped
from careline.clocks.rules.terms import Terms
from careline.web.words import CHANNELS, JURISDICTIONS, URGENCIES, in_language
from careline.web.words.packs import EVENTS, FACTS, VALUES


@dataclass(frozen=True)
class Names:
    """What the codes in a rule are called in the reader's language; a code nobody knows is shown as it is."""

    calendars: Mapping[str, str]
    categories: Mapping[str, str]


def concerns(terms: Terms, names: Names) -> list[str]:
    """Return the conditions; an empty one is always met and isn't named."""
    began = str(EVENTS.get(terms.event, terms.event)) if terms.event != RECEIVED else ""
    said = [_place(terms.jurisdiction), began, names.categories.get(terms.category, terms.category)]
    said += [str(words) for code, words in URGENCIES.items() if code == terms.urgency]
    said += [str(words) for code, words in CHANNELS.items() if code == terms.channel]
    said += [_condition(name, values) for name, values in terms.when]
    said += [_("not %(condition)s") % {"condition": _condition(name, values)} for name, values in terms.unless]
    return [one for one in said if one]


def _condition(name: str, values: Sequence[str]) -> str:
    said = [str(VALUES.get(value, value)) if value else _("not told") for value in values]
    return f"{FACTS.get(name, name)}: {' / '.join(said)}"


def _place(jurisdiction: str) -> str:
    """Return a country's name, with that of the part that is meant, or its code: `China · Chongqing`, `China XX`."""
    country, _, part = jurisdiction.partition("-")
    regions = shipped(country).regions if part and country in SHIPPED else {}
    if region := regions.get(jurisdiction.upper()):
        return f"{JURISDICTIONS[country]} · {in_language(region.name.zh, region.name.en)}"
    return f"{JURISDICTIONS.get(country, country)} {part.upper()}".rstrip()
