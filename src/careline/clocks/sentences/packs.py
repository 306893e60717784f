"""What the parts of a pack are called, and how long its rules allow."""

from collections.abc import Mapping

from django.utils.translation import pgettext_lazy as named

from careline.clocks.rules.packs.pack import Window
from careline.clocks.rules.terms import Terms
from careline.clocks.sentences.labels import label
from careline.clocks.sentences.steps import say_count, say_limit
from careline.kernel.sentences import Text

NOTES: Mapping[str, Text] = {
    "categories": named("pack", "Categories"),
    "record_fields": named("pack", "What a record must hold"),
    "retention": named("pack", "Retention"),
    "reports": named("pack", "Periodic reports"),
    "kpis": named("pack", "Measures of quality (no clocks)"),
}


def say_allowance(terms: Terms) -> str:
    """Return how long a rule allows; where no number is known, why."""
    return str(label(terms.certainty)) if terms.amount is None else say_limit(terms.amount, terms.unit)


def say_window(window: Window) -> str:
    """Return how long a window stays open; where no number is known, why."""
    return str(label(window.certainty)) if window.amount is None else say_count(window.amount, window.unit)
