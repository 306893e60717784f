"""The parts of a due rule, as the form calls them."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from careline.kernel.sentences import Text

RULE_PARTS: Mapping[str, Text] = {
    "name_zh": _("Chinese name"),
    "name_en": _("English name"),
    "kind": _("What must have happened"),
    "standing": _("Whose rule it is"),
    "jurisdiction": _("Jurisdiction"),
    "event": _("What begins it"),
    "urgency": _("Urgency"),
    "category": _("Category"),
    "channel": _("Channel"),
    "amount": _("How many"),
    "unit": _("Of what"),
    "roll": _("If the last day is a rest day"),
    "day_end": _("When the last day ends"),
    "calendar": _("Calendar"),
    "source_zh": _("Source, in Chinese"),
    "source_en": _("Source, in English"),
    "certainty": _("How the number is known"),
    "source_url": _("Address of the source"),
    "when": _("Only where"),
    "unless": _("Not where"),
    "stated_by": _("Date a notice states"),
    "pausable_by": _("Why it may pause"),
    "stops_on": _("What stops it"),
    "escalates_zh": _("Next way, in Chinese"),
    "escalates_en": _("Next way, in English"),
    "valid_to": _("Holds until before"),
}
"""By the names of `clocks.rules.terms.Terms`."""
