"""A question: one small form that does one thing, shown as a dialog over the page or as a page of its own."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise

from careline.kernel.refusals import Refusal
from careline.web.arrivals import Arrived
from careline.web.doors import go, is_fragment
from careline.web.faces.macro import MacroFace
from careline.web.forms import AskingForm
from careline.web.places import place_of
from careline.web.sides import way_home

INVALID = 422


@dataclass(frozen=True)
class Question:
    """What is asked, and what pressing the button does."""

    title: str | Promise
    send: str | Promise
    back: str
    """The page one comes from and goes back to."""
    told: str | Promise = ""
    """What the one who decides should know first."""
    tone: str = "primary"
    draft: tuple[str, str, str] | None = None
    """What it is about (a complaint, a contact), which form, and the number: where there is something to write."""
    preview: MacroFace | None = None
    """What exactly would change, where the answer is only yes or no."""
    moves: object = None
    """Which open clocks a change of a calendar would move."""
    can_send: bool = True
    to: str = ""
    """Where the answer goes; the address it was asked at, where none is named."""


@dataclass(frozen=True)
class Secret:
    """Something that is shown once and never again: a one-time password."""

    said: str | Promise
    secret: str


@dataclass(frozen=True)
class Landed:
    """Something that was done and has a page of its own: there one goes, in place of back."""

    said: str | Promise
    page: str


def put(
    request: Arrived,
    question: Question,
    form: type[AskingForm],
    act: Callable[[dict[str, Any]], str | Promise | Secret | Landed],
    **given: Any,
) -> HttpResponse:
    """Ask; when the answer is good, act on it, say what was done and go back.

    :param act: does it, and returns what to tell the reader.
    :param given: passed on to the form.
    """
    if request.method != "POST":
        return ask(request, question, form(**given))
    asked = form(request.POST, **given)
    if not asked.is_valid():
        return ask(request, question, asked, status=INVALID)
    try:
        done = act(asked.cleaned_data)
    except Refusal as refusal:
        if not asked.refuse(refusal):
            raise
        return ask(request, question, asked, status=INVALID)
    if isinstance(done, Secret):
        return _reveal(request, question, done)
    said, back = (done.said, done.page) if isinstance(done, Landed) else (done, question.back)
    messages.success(request, str(said))
    return go(request, way_home(request, back))


def ask(request: Arrived, question: Question, form: AskingForm, *, status: int = 200) -> HttpResponse:
    """Show the question, as a dialog for the page's own script, else as a page."""
    template = "parts/question.html" if is_fragment(request) else "question.html"
    seen = {"question": question, "form": form, "to": question.to or request.path, "here": place_of(question.back)}
    return render(request, template, seen, status=status)


def _reveal(request: Arrived, question: Question, once: Secret) -> HttpResponse:
    template = "parts/secret.html" if is_fragment(request) else "secret.html"
    return render(request, template, {"question": question, "once": once, "here": place_of(question.back)})
