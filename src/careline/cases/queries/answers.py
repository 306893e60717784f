"""The form a category asks, and what was answered for a complaint."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q

from careline.cases.models import Category, Complaint, ComplaintAnswers
from careline.forms.queries.designs import form_asked
from careline.forms.queries.submissions import FilledIn, filled_in, submissions_answering
from careline.forms.rules.seeking import Sought
from careline.forms.rules.shapes import FormShape


@dataclass(frozen=True)
class CaseForm:
    """What a complaint's category asks now, and what was answered last."""

    asked: FormShape | None
    filled: FilledIn | None

    @property
    def is_open(self) -> bool:
        """Whether the category asks a form that nobody has filled in yet."""
        return self.asked is not None and (self.filled is None or self.filled.form.code != self.asked.code)


def form_of(category: Category | None) -> FormShape | None:
    """Return the form a category asks, its own or its parent's; None where there is none, or it is no longer asked."""
    line = [category, category.parent] if category else []
    form = next((one.form for one in line if one and one.form), None)
    return None if form is None or form.retired_at else form_asked(code=form.code)


def form_of_code(*, code: str) -> FormShape | None:
    """Return the form that a category on offer asks, by the category's code; None also for an unknown one."""
    offered = Category.objects.filter(code=code, retired_at=None)
    return form_of(offered.select_related("form", "parent__form").first())


def answering(sought: Sought) -> Q:
    """Return, as a condition on complaints, that a field was answered so in what was filled in last."""
    later = ComplaintAnswers.objects.filter(complaint=OuterRef("complaint"), pk__gt=OuterRef("pk"))
    rows = ComplaintAnswers.objects.filter(~Exists(later), submission__in=submissions_answering(sought).values("pk"))
    return Q(pk__in=rows.values("complaint"))


def case_form(complaint: Complaint) -> CaseForm:
    """Return what is asked and answered; whether the actor may see the complaint was decided when it was found."""
    rows = ComplaintAnswers.objects.filter(complaint=complaint)
    last = rows.select_related("submission__key", "submission__version__form").last()
    return CaseForm(form_of(complaint.category), filled_in(last.submission) if last else None)
