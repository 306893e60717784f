"""What is asked about a hall."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy as _in

from careline.clocks.queries.calendars import calendars
from careline.halls.rules.halls import (
    ADDRESS,
    FURTHEST,
    LONGEST,
    MOST_PATIENCE,
    MOST_PLACES,
    NAME,
    SHORTEST,
    WHY,
)
from careline.kernel.refusals import Refusal
from careline.kernel.sentences import say
from careline.security.actor import Actor
from careline.web.choices import departments_to_choose
from careline.web.forms import AskingForm, DayInput
from careline.web.words import named

HOURS = 200


def hours_in(text: str) -> list[str]:
    """Return the periods somebody typed, between commas of either width."""
    return [one.strip() for one in text.replace("\uff0c", ",").replace("\u3001", ",").split(",") if one.strip()]


def weekly_of(data: dict[str, Any]) -> list[list[str]]:
    """Take the seven days out of what was asked, and return them as a hall's week."""
    return [hours_in(data.pop(name)) for name in HallForm.DAYS]


def _day(label: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=HOURS, required=False)


class WhyForm(AskingForm):
    """Why something is changed."""

    why = forms.CharField(label=_("Why"), max_length=WHY, help_text=_("It stays with the change."))


class HallForm(AskingForm):
    """What a hall is: where, when open, how many may come."""

    DAYS: ClassVar[Sequence[str]] = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

    name_zh = forms.CharField(label=_("Chinese name"), max_length=NAME)
    name_en = forms.CharField(label=_("English name"), max_length=NAME)
    address_zh = forms.CharField(label=_("Address in Chinese"), max_length=ADDRESS)
    address_en = forms.CharField(label=_("Address in English"), max_length=ADDRESS)
    department = forms.ChoiceField(label=_("Department whose people work there"))
    calendar = forms.ChoiceField(label=_("Calendar"))
    keeps_holidays = forms.BooleanField(
        label=_("Keeps the calendar"),
        required=False,
        help_text=_("Closed on its holidays, and open on rest days that are worked instead."),
    )
    mon = forms.CharField(
        label=_in("hall", "Monday"),
        max_length=HOURS,
        required=False,
        help_text=_("Such as 09:00-12:00, 13:30-17:00; left empty, it is closed."),
    )
    tue = _day(_in("hall", "Tuesday"))
    wed = _day(_in("hall", "Wednesday"))
    thu = _day(_in("hall", "Thursday"))
    fri = _day(_in("hall", "Friday"))
    sat = _day(_in("hall", "Saturday"))
    sun = _day(_in("hall", "Sunday"))
    slot_minutes = forms.IntegerField(label=_("Minutes of a slot"), min_value=SHORTEST, max_value=LONGEST)
    places = forms.IntegerField(label=_("Visitors for one slot"), min_value=1, max_value=MOST_PLACES)
    public_places = forms.IntegerField(
        label=_("Of these, on the public page"),
        min_value=0,
        max_value=MOST_PLACES,
        required=False,
        help_text=_("How many of them strangers may book there; you may book all. Left empty, half of them."),
    )
    days_ahead = forms.IntegerField(label=_("Days ahead"), min_value=1, max_value=FURTHEST)
    missed_after = forms.IntegerField(
        label=_("Missed after, in minutes"),
        min_value=0,
        max_value=MOST_PATIENCE,
        help_text=_("Who hasn’t come by then counts as missed; who comes later is served all the same."),
    )
    why = forms.CharField(label=_("Why"), max_length=WHY, help_text=_("It stays with the change."))

    def __init__(self, *args: Any, by: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["department"].choices = departments_to_choose(by=by)  # type: ignore[attr-defined]  # it is a ChoiceField
        self.fields["calendar"].choices = [(one.code, named(one)) for one in calendars(by=by)]  # type: ignore[attr-defined]  # it is a ChoiceField, too

    def refuse(self, refusal: Refusal) -> bool:
        """Show a refusal at its field; what is wrong with the week, at the first day that is filled in."""
        if refusal.field != "weekly":
            return super().refuse(refusal)
        first = next((name for name in self.DAYS if self.data.get(name)), "mon")
        self.add_error(first, str(say(refusal)))
        return True


class NewHallForm(HallForm):
    """A hall with its code."""

    code = forms.CharField(
        label=_("Code"), max_length=32, help_text=_("Small letters, digits, hyphens; it stays for ever.")
    )
    field_order = ("code", *HallForm.base_fields)


class OpeningForm(WhyForm):
    """When a hall is open on one day."""

    CLOSED, OTHER, USUAL = "closed", "other", "usual"
    KINDS = (
        (CLOSED, _in("hall day", "Closed")),
        (OTHER, _in("hall day", "Open at other hours")),
        (USUAL, _in("hall day", "As usual again")),
    )

    day = forms.DateField(label=_("Day"), widget=DayInput())
    kind = forms.ChoiceField(label=_("It is"), choices=KINDS, widget=forms.RadioSelect)
    periods = forms.CharField(
        label=_("Open from – to"), required=False, max_length=HOURS, help_text=_("Such as 09:00-12:00, 13:30-17:00.")
    )
    tells_visitors = forms.BooleanField(
        label=_("Tell those who were to come then"),
        required=False,
        help_text=_("By mail or text message, as they wish to be reached. They are listed in any case."),
    )

    field_order = ("day", "kind", "periods", "why", "tells_visitors")

    def clean(self) -> dict[str, Any]:
        """Ask for hours where there are to be some."""
        data = super().clean() or {}
        if data.get("kind") == self.OTHER and not hours_in(data.get("periods", "")):
            self.add_error("periods", _("This is needed. Fill it in."))
        return data
