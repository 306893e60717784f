"""What a step of the ladder says, as a form."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy as _in

from careline.clocks.rules.ladder import DUE, LONGEST_AFTER, LONGEST_CODE, Recipient, Rung
from careline.clocks.rules.terms import ClockKind, Standing
from careline.clocks.sentences.labels import label
from careline.kernel.sentences import quoted
from careline.web.admin.weighing import WeighedForm

MINUTE, HOUR, DAY = 1, 60, 24 * 60
UNITS = ((str(MINUTE), _in("unit", "minutes")), (str(HOUR), _in("unit", "hours")), (str(DAY), _in("unit", "days")))


class StepForm(WeighedForm):
    """A step, but for its code."""

    fraction = forms.IntegerField(
        label=_("Per cent of the time"),
        min_value=1,
        max_value=DUE,
        help_text=_("From start to due, as the clock stands: 75 is early, 100 is when the time is over."),
    )
    after = forms.IntegerField(
        label=_("Late by"), min_value=0, required=False, help_text=_("Only at 100 per cent: so long past the due time.")
    )
    unit = forms.ChoiceField(
        label=_("Late by: counted in"),
        choices=UNITS,
        initial=str(DAY),
        help_text=_("What the number above counts: 3 and “days” is three days past the due time. Unused before it."),
    )
    recipients = forms.MultipleChoiceField(label=_("Whom it alarms"), widget=forms.CheckboxSelectMultiple)
    unless_acknowledged = forms.BooleanField(
        label=_("Not where somebody has it in hand"),
        required=False,
        help_text=_("Who says so spares the others this step; the next one alarms all the same."),
    )
    kinds = forms.MultipleChoiceField(
        label=_("For which clocks"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("None means every clock."),
    )
    standings = forms.MultipleChoiceField(
        label=_("Whose rules"), required=False, widget=forms.CheckboxSelectMultiple, help_text=_("None means all.")
    )

    def clean(self) -> dict[str, Any]:
        """Refuse a time past due that no step may have, in the unit it was typed in."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        unit = data.get("unit")
        most = LONGEST_AFTER // int(unit) if unit else 0
        if unit and (data.get("after") or 0) > most:
            said = _("A step can’t be late by %(given)s %(unit)s. Give at most %(most)s %(unit)s.")
            told = {"given": quoted(data["after"]), "unit": dict(UNITS)[unit], "most": f"{most:,}"}
            self.add_error("after", said % told)
        return data

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = {"recipients": Recipient, "kinds": ClockKind, "standings": Standing}
        for name, codes in offered.items():
            self.fields[name].choices = [(one.value, label(one)) for one in codes]  # type: ignore[attr-defined]  # it is a ChoiceField


class NewStepForm(StepForm):
    """A step with its code."""

    code = forms.CharField(
        label=_("Code"),
        max_length=LONGEST_CODE,
        help_text=_(
            "Small letters, digits, - . _ between them: half, late-2d. What alarmed under a code isn’t said twice."
        ),
    )
    field_order = ("code", *StepForm.base_fields)


def rung_of(data: dict[str, Any], code: str) -> Rung:
    """Return what was asked as the operation takes it."""
    return Rung(
        code=code,
        fraction=data["fraction"],
        after=(data["after"] or 0) * int(data["unit"]),
        recipients=tuple(map(Recipient, data["recipients"])),
        unless_acknowledged=data["unless_acknowledged"],
        kinds=tuple(map(ClockKind, data["kinds"])),
        standings=tuple(map(Standing, data["standings"])),
    )


def known_step(rung: Rung) -> dict[str, Any]:
    """Return how the form of a step begins: the time past due in the largest unit that tells it."""
    unit = next((one for one in (DAY, HOUR) if rung.after % one == 0), MINUTE)
    told = {name: getattr(rung, name) for name in ("fraction", "unless_acknowledged")}
    told |= {name: list(getattr(rung, name)) for name in ("recipients", "kinds", "standings")}
    return {**told, "after": rung.after // unit or None, "unit": str(unit)}
