"""What is asked when one thing of a row is changed in its place; a stale answer is told who came first."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from careline.cases.queries.finding import complaint
from careline.cases.queries.timeline import last_move_since, mover
from careline.cases.rules.stages import Move
from careline.kernel.refusals import Kind, Refusal
from careline.kernel.sentences import say
from careline.web.agent.bulk_acts import CategoryForm, PlainBulkForm, UrgencyForm
from careline.web.choices import desks_to_choose
from careline.web.faces.moments import here
from careline.web.words import MOVES

STALE = "cases.changed_meanwhile"
BY_RULE = "*"
"""No department’s code: leaves the choice to the assignment table."""


class RowChangedMeanwhile(Refusal):
    """Somebody else moved the complaint after this row was looked at; the sentence says who."""

    code = "web.row_changed_meanwhile"
    kind = Kind.CONFLICT


class RowForm(PlainBulkForm):
    """Any change of a row: the version that was on the screen goes along."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, number: str, **kwargs: Any) -> None:
        self.number = number
        super().__init__(*args, **kwargs)

    def refuse(self, refusal: Refusal) -> bool:
        """Show at the one thing asked what is refused of it; what isn't there or isn't allowed is no form's matter."""
        if refusal.kind in {Kind.FORBIDDEN, Kind.MISSING}:
            return False
        if refusal.code == STALE:
            refusal = self._told_who(refusal)
        self.add_error(self.visible_fields()[0].name, str(say(refusal)))
        return True

    def _told_who(self, refusal: Refusal) -> Refusal:
        """Say who moved it, and let the form go on from the version the row shows now."""
        found = complaint(by=self.by, number=self.number)
        last = last_move_since(complaint=found, version=self.cleaned_data["version"])
        if last is None:
            return refusal
        self.data = {**self.data.dict(), "version": str(found.version)}  # type: ignore[attr-defined]  # what is posted is a QueryDict
        when = here(last.recorded_at).strftime("%H:%M")
        return RowChangedMeanwhile(who=mover(last), when=when, move=MOVES[Move(last.move)])


class RowUrgencyForm(RowForm, UrgencyForm):
    """How fast it must go."""


class RowCategoryForm(RowForm, CategoryForm):
    """What it is about."""


class RowHandlerForm(RowForm):
    """Who has it: a person, a department, or whom the assignment table names."""

    handler = forms.ChoiceField(label=_("Handler"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = [(BY_RULE, _("By the assignment table")), *desks_to_choose(by=self.by)]
        self.fields["handler"].choices = known  # type: ignore[attr-defined]  # it is a ChoiceField
