"""What is wrong with a pack's file, in words, each with what to do."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from careline.clocks.rules.packs.flaws import Flaw
from careline.kernel.sentences import Said, Sentence, quoted

FLAWS: Mapping[str, Sentence] = {
    "not_text": Sentence(_("This file is no text."), _("Save it as UTF-8.")),
    "no_file": Sentence(
        _("This is no ordinary file."), _("Save the pack as a file of its own ending in .toml, and name that one.")
    ),
    "not_toml": Sentence(_("This is not TOML. Its reader says: “{value}”."), _("Mend it here, then check again.")),
    "too_deep": Sentence(
        _("Tables or lists stand too deep within one another."), _("Put at most {allowed} into one another.")
    ),
    "not_held": Sentence(
        _("Something here is too large to be kept, or it has a NUL character."),
        _("Write numbers below 2^63, at most 500 points in a line, and no NUL."),
    ),
    "not_a_table": Sentence(_("This must be a table."), _("Write it as [{field}] with its fields below.")),
    "not_a_list": Sentence(_("This must be a list."), _("Write it in square brackets, or as [[{field}]] tables.")),
    "unknown_field": Sentence(_("There is no such field."), _("Use one of these: {allowed}.")),
    "missing": Sentence(_("This field is missing."), _("Add it.")),
    "unknown_value": Sentence(_("“{value}” is not known here."), _("Use one of these: {allowed}.")),
    "unknown_fact": Sentence(
        _("The fact “{value}” is not known."), _("Declare it under [facts], or use one of these: {allowed}.")
    ),
    "unknown_place": Sentence(
        _("There is no jurisdiction “{value}”."),
        _("Give a country’s two small letters (ISO 3166-1) as in cn, uk for the United Kingdom, or eu."),
    ),
    "unseen_sign": Sentence(
        _("Here stands a sign that nobody sees ({value})."),
        _("Type the text anew, without control characters and marks that turn the direction of writing."),
    ),
    "unknown_zone": Sentence(_("There is no time zone “{value}”."), _("Use an IANA name such as Asia/Shanghai.")),
    "unknown_base": Sentence(
        _("There is no pack “{value}” to extend."), _("Name a pack that Careline brings along, or leave `extends` out.")
    ),
    "not_words": Sentence(_("This must be a text that is not empty."), _("Write it in quotation marks.")),
    "too_long": Sentence(_("This text is too long."), _("Shorten it to {allowed} characters.")),
    "not_both": Sentence(_("This must be told in both languages."), _('Write it as {{ zh = "…", en = "…" }}.')),
    "not_a_name": Sentence(
        _("“{value}” can't be a name."),
        _("Use small Latin letters, digits, points, dashes and underscores, beginning with a letter."),
    ),
    "not_a_calendar": Sentence(
        _("“{value}” can't be the code of a calendar."), _("Use at most 32 small Latin letters, digits and dashes.")
    ),
    "not_a_day": Sentence(_("“{value}” is not a day."), _("Write it as 2026-04-08.")),
    "not_a_number": Sentence(
        _("“{value}” is not a number that can be waited for."), _("Write a whole number from 0, below a hundred years.")
    ),
    "not_a_url": Sentence(_("“{value}” is not a Web address."), _("Begin it with https://.")),
    "not_conditions": Sentence(
        _("These must be facts with their values."), _('Write them as {{ area = ["urban", ""] }}.')
    ),
    "code_taken": Sentence(
        _("The pack this one extends has a rule “{value}” already."),
        _("Give yours another code: an override runs beside a rule and never erases it."),
    ),
    "number_against_certainty": Sentence(
        _("The number and the certainty contradict each other."),
        _("Give an amount, or leave it out and say {allowed} as the certainty."),
    ),
    "ends_before": Sentence(
        _("It would end on {value}, which is not after its beginning."),
        _("Choose a later day, or leave `valid_to` out."),
    ),
    "overlaps": Sentence(
        _("Two versions of the rule hold on the same day."),
        _("End the earlier one with `valid_to` on the day the later begins."),
    ),
}


def say_flaw(flaw: Flaw) -> Said:
    """Put a flaw into words in the language in use.

    :raises KeyError: when its code has none; a test keeps that from happening.
    """
    sentence = FLAWS[flaw.code]
    values = {"value": flaw.value, "allowed": ", ".join(flaw.allowed) or "–", "field": flaw.field or flaw.entry}
    return Said(str(sentence.problem).format(**values), str(sentence.remedy).format(**values))


def place_of(flaw: Flaw) -> str:
    """Return where it stands: `cn.toml · line 50 · cn.answer · amount`."""
    line = str(_("line {number}")).format(number=flaw.line) if flaw.line else ""
    if flaw.column:
        line = str(_("line {number}, column {column}")).format(number=flaw.line, column=flaw.column)
    return " · ".join(map(quoted, filter(None, (flaw.file, line, flaw.entry, flaw.field))))
