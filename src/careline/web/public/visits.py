"""A visit booked by anybody: a free time chosen, an appointment looked up or cancelled; others are never told of."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from careline.cases.operations.public_booking import cancel_public_booking, look_up_booking, take_public_booking
from careline.cases.rules.public import NotFoundSo
from careline.cases.rules.public_bookings import BookingSeen
from careline.halls.queries.halls import hall as find_hall
from careline.halls.rules.appointments import AppointmentState, BookedFrom
from careline.kernel.identity import new_id
from careline.kernel.refusals import Refusal
from careline.kernel.sentences import say
from careline.web.arrivals import Arrived, address_of
from careline.web.doors import public
from careline.web.faces.slots import picker, place_of_hall, wall_clock
from careline.web.public.pages import CREATED, INVALID, VISITOR
from careline.web.public.visit_forms import LookUpVisitForm, VisitForm
from careline.web.words import named
from careline.web.words.halls import APPOINTMENT_STATES


@require_http_methods(["GET", "POST"])
@public(asks=("hall", "day"))
def book(request: Arrived) -> HttpResponse:
    """Show which times are free, take one, and give its number and the secret, once."""
    if request.method == "GET":
        return _page(request, VisitForm(initial={"token": new_id()}))
    form = VisitForm(request.POST)
    if not form.is_valid() or form.is_from_a_robot:
        return _page(request, form, status=INVALID)
    hall = request.GET.get("hall") or request.POST.get("hall", "")
    told = form.told(hall=hall, language=get_language() or "zh")
    try:
        taken = take_public_booking(told=told, address=address_of(request), by=VISITOR, at=request.at)
    except Refusal as refusal:
        if not form.refuse(refusal):
            form.add_error(None, str(say(refusal)))
        return _page(request, form, status=INVALID)
    booked = find_hall(by=VISITOR, code=told.hall)
    seen = {"taken": taken, "tab": "visit", "hall": named(booked), "place": place_of_hall(booked)}
    return render(request, "public/visit_taken.html", seen | {"starts_at": told.starts_at}, status=CREATED)


@require_http_methods(["GET", "POST"])
@public()
def look_up(request: Arrived) -> HttpResponse:
    """Ask for a number and a proof, and say when and where it is; nothing else of it."""
    form = LookUpVisitForm(request.POST or None)
    if request.method == "GET" or not form.is_valid():
        return _found(request, form, status=200 if request.method == "GET" else INVALID)
    return _told(request, form, look_up_booking)


@require_POST
@public()
def cancel(request: Arrived) -> HttpResponse:
    """Cancel what the same number and proof open."""
    form = LookUpVisitForm(request.POST)
    if not form.is_valid():
        return _found(request, form, status=INVALID)
    return _told(request, form, cancel_public_booking)


def _told(request: Arrived, form: LookUpVisitForm, act: Any) -> HttpResponse:
    try:
        found = act(**form.cleaned_data, address=address_of(request), by=VISITOR, at=request.at)
        if found is None:
            raise NotFoundSo
    except Refusal as refusal:
        form.add_error(None, str(say(refusal)))
        return _found(request, form, status=INVALID)
    return _found(request, form, found=_face(found))


def _face(found: BookingSeen) -> dict[str, Any]:
    day, begins = wall_clock(found.starts_at, found.zone)
    is_english = (get_language() or "").startswith("en")
    return {
        "number": found.number,
        "hall": found.hall_en if is_english else found.hall_zh,
        "place": found.address_en if is_english else found.address_zh,
        "day": day,
        "begins": begins,
        "state": APPOINTMENT_STATES[found.state],
        "can_cancel": found.state is AppointmentState.BOOKED,
    }


def _page(request: Arrived, form: VisitForm, *, status: int = 200) -> HttpResponse:
    asked = {"hall": request.GET.get("hall", ""), "day": request.GET.get("day", "")}
    chosen = picker(asked, by=VISITOR, at=request.at, chosen=form.chosen, booked_from=BookedFrom.PUBLIC)
    seen = {"form": form, "picker": chosen, "tab": "visit", "title": _("Book a visit")}
    return render(request, "public/visit.html", seen, status=status)


def _found(request: Arrived, form: LookUpVisitForm, *, found: Any = None, status: int = 200) -> HttpResponse:
    return render(request, "public/visit_found.html", {"form": form, "found": found, "tab": "visit"}, status=status)
