"""Writing to us, and seeing how far it is: for anybody, and telling little."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from careline.cases.operations.public import look_up_progress, take_public_form
from careline.cases.rules.public import NotFoundSo, Progress
from careline.kernel.identity import new_id
from careline.kernel.refusals import Refusal
from careline.kernel.sentences import say
from careline.security.actor import system
from careline.web.arrivals import Arrived, address_of
from careline.web.doors import public
from careline.web.faces.commitments import ground_of, within
from careline.web.public.forms import LookUpForm, WriteForm
from careline.web.words import named
from careline.web.words.public import PUBLIC_STAGES

INVALID, CREATED = 422, 201
VISITOR = system("public-page")


@require_http_methods(["GET", "POST"])
@public()
def write(request: Arrived) -> HttpResponse:
    """Ask what somebody wants to tell us, take it in, and give its number and the secret, once."""
    if request.method == "GET":
        return _form(request, WriteForm(initial={"token": new_id()}))
    form = WriteForm(request.POST)
    if not form.is_valid() or form.is_from_a_robot:
        return _form(request, form, status=INVALID)
    try:
        taken = take_public_form(told=form.told(), address=address_of(request), by=VISITOR, at=request.at)
    except Refusal as refusal:
        if not form.refuse(refusal):
            form.add_error(None, str(say(refusal)))
        return _form(request, form, status=INVALID)
    return render(request, "public/taken.html", {"taken": taken, "tab": "write"}, status=CREATED)


@require_http_methods(["GET", "POST"])
@public()
def progress(request: Arrived) -> HttpResponse:
    """Ask for a number and a proof, and say how far the matter is; nothing else of it."""
    form = LookUpForm(request.POST or None)
    if request.method == "GET" or not form.is_valid():
        return _progress(request, form, status=200 if request.method == "GET" else INVALID)
    try:
        told = form.cleaned_data
        found = look_up_progress(**told, address=address_of(request), by=VISITOR, at=request.at)
        if found is None:
            raise NotFoundSo
    except Refusal as refusal:
        form.add_error(None, str(say(refusal)))
        return _progress(request, form, status=INVALID)
    return _progress(request, form, found={**vars(found), **_said(found)})


def _form(request: Arrived, form: WriteForm, *, status: int = 200) -> HttpResponse:
    return render(request, "public/write.html", {"form": form, "tab": "write"}, status=status)


def _said(found: Progress) -> dict[str, Any]:
    rule = found.because
    because = {"name": named(rule), "within": within(rule), "ground": ground_of(rule)} if rule else None
    return {"said": PUBLIC_STAGES[found.stage], "because": because}


def _progress(request: Arrived, form: LookUpForm, *, found: Any = None, status: int = 200) -> HttpResponse:
    return render(request, "public/progress.html", {"form": form, "found": found, "tab": "progress"}, status=status)
