"""The category tree, two levels deep."""

from itertools import groupby
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from careline.cases.operations.categories import Naming, retire_category, set_category
from careline.cases.queries.categories import offered_categories, offered_category
from careline.web.admin import forms
from careline.web.admin.retiring import ask_to_retire
from careline.web.arrivals import Arrived
from careline.web.doors import door
from careline.web.questions import Question, put
from careline.web.words import named

RIGHT = "cases.manage_categories"


@require_GET
@door(RIGHT)
def listed(request: Arrived) -> HttpResponse:
    """Show the first levels, each with its sub-reasons."""
    rows = [
        {
            "code": one.code,
            "name": named(one),
            "other": one.name_en,
            "position": one.position,
            "form": named(one.form) if one.form else "",
        }
        for one in offered_categories()
    ]
    branches = [list(branch) for _, branch in groupby(rows, key=lambda one: str(one["code"]).partition(".")[0])]
    return render(request, "admin/categories.html", {"here": "categories", "branches": branches})


@require_http_methods(["GET", "POST"])
@door(RIGHT, asks=("under",))
def add(request: Arrived) -> HttpResponse:
    """Add a category."""

    def act(data: dict[str, Any]) -> str:
        set_category(code=data.pop("code"), naming=Naming(**data), by=request.actor, at=request.at)
        return _("Category added.")

    under = request.GET.get("under", "")
    question = Question(_("New category"), _("Add the category"), _page())
    return put(request, question, forms.NewCategoryForm, act, initial={"code": f"{under}." if under else ""})


@require_http_methods(["GET", "POST"])
@door(RIGHT)
def change(request: Arrived, code: str) -> HttpResponse:
    """Rename a category, or give it another place in the list."""
    one = offered_category(code=code)

    def act(data: dict[str, Any]) -> str:
        set_category(code=code, naming=Naming(**data), by=request.actor, at=request.at)
        return _("Changed.")

    initial = {name: getattr(one, name) for name in forms.CategoryForm.base_fields}
    initial["form"] = one.form.code if one.form else ""
    return put(request, Question(_("Change"), _("Change"), _page()), forms.CategoryForm, act, initial=initial)


@require_http_methods(["GET", "POST"])
@door(RIGHT)
def retire(request: Arrived, code: str) -> HttpResponse:
    """Stop offering a category."""
    one = offered_category(code=code)
    told = _("“%(name)s” and its sub-reasons are no longer offered. Complaints that carry them keep them.")
    return ask_to_retire(request, told % {"name": named(one)}, back=_page(), retire=retire_category, code=code)


def _page() -> str:
    return reverse("web:categories")
