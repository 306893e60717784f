"""One appointment: what is known of it, moving it, cancelling it, and receiving who comes."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from careline.cases.queries.visits import complaint_of_visit
from careline.contacts.queries.finding import contacts_in_sight
from careline.contacts.queries.orders import in_sight
from careline.halls.operations.arriving import arrive, miss_visitor
from careline.halls.operations.booking import cancel_appointment, move_appointment
from careline.halls.queries.appointments import appointment as find
from careline.halls.queries.appointments import may_work, notices_of, steps_of
from careline.halls.rules.appointments import ChangeReason
from careline.kernel.refusals import Kind, Refusal
from careline.kernel.sentences import say
from careline.security.policy import allows
from careline.web.agent.appointment_forms import AbsenceForm, CancellingForm, MovingForm
from careline.web.arrivals import Arrived
from careline.web.doors import door
from careline.web.faces.appointment import appointment_face, step_lines
from careline.web.faces.notice import notice_face
from careline.web.faces.slots import picker, wall_clock
from careline.web.questions import Question, put

INVALID = 422
READ, WORK = "halls.read_appointment", "halls.work_appointment"


@require_GET
@door(READ)
def show(request: Arrived, appointment: str) -> HttpResponse:
    """Show one appointment."""
    found = find(by=request.actor, number=appointment)
    may = bool(may_work(by=request.actor, rows=[found]))
    opens = contacts_in_sight([one for one in (found.contact_id, found.visit_id) if one], by=request.actor)
    seen = {
        "here": "counter",
        "one": appointment_face(found, at=request.at, may_work=may, opens=opens),
        "steps": step_lines(steps_of(found), zone=found.hall.zone),
        "notices": [notice_face(one) for one in notices_of(found)],
        "complaint": _complaint(request, found),
        "contact": found.contact.number if found.contact and found.contact_id in opens else "",
        "opens_order": bool(found.order and in_sight([found.order], by=request.actor)),
    }
    return render(request, "agent/appointment.html", seen)


@require_http_methods(["GET", "POST"])
@door(WORK, asks=("hall", "day"))
def move(request: Arrived, appointment: str) -> HttpResponse:
    """Let one choose another time, and move it there."""
    found = find(by=request.actor, number=appointment)
    form = MovingForm(request.POST or None, initial={"version": found.version})
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        hall = request.GET.get("hall") or request.POST.get("hall", "")
        told = {"hall": hall, "starts_at": data["starts_at"], "reason": ChangeReason(data["reason"])}
        try:
            move_appointment(number=found.number, **told, version=data["version"], by=request.actor, at=request.at)
            messages.success(request, _("Moved. The customer is told where an address is known."))
            return redirect("web:appointment", appointment=found.number)
        except Refusal as refusal:
            if refusal.kind in {Kind.FORBIDDEN, Kind.MISSING}:
                raise
            if not form.refuse(refusal):
                form.add_error(None, str(say(refusal)))
    asked = {"hall": request.GET.get("hall") or found.hall.code, "day": request.GET.get("day", "")}
    seen = {
        "here": "counter",
        "form": form,
        "one": appointment_face(found, at=request.at),
        "picker": picker(asked, by=request.actor, at=request.at, chosen=form.chosen),
        "shows_counts": True,
    }
    return render(request, "agent/appointment_slot.html", seen, status=INVALID if form.errors else 200)


@require_http_methods(["GET", "POST"])
@door(WORK)
def cancel(request: Arrived, appointment: str) -> HttpResponse:
    """Ask why somebody doesn't come, and cancel it."""
    found = find(by=request.actor, number=appointment)

    def act(data: dict[str, Any]) -> str:
        reason = ChangeReason(data["reason"])
        cancel_appointment(number=found.number, reason=reason, version=data["version"], by=request.actor, at=request.at)
        return _("Cancelled. The place is free again.")

    title = _("Cancel the appointment")
    told = _("The customer is told where an address is known.")
    question = Question(title, title, reverse("web:appointment", args=[found.number]), told, tone="danger")
    return put(request, question, CancellingForm, act, initial={"version": found.version})


@require_POST
@door(WORK)
def receive(request: Arrived, appointment: str) -> HttpResponse:
    """Say that the visitor is there, and go on in the contact that begins."""
    there = arrive(number=appointment, by=request.actor, at=request.at)
    return redirect("web:contact", contact=there.contact.number)


@require_http_methods(["GET", "POST"])
@door(WORK)
def miss(request: Arrived, appointment: str) -> HttpResponse:
    """Ask whether the visitor really didn't come, and note it."""
    found = find(by=request.actor, number=appointment)

    def act(data: dict[str, Any]) -> str:
        miss_visitor(number=found.number, version=data["version"], by=request.actor, at=request.at)
        return _("Noted. Who comes late can still be received.")

    title = _("Didn’t come")
    question = Question(title, title, _counter_of(found), found.number)
    return put(request, question, AbsenceForm, act, initial={"version": found.version})


def _counter_of(found: Any) -> str:
    """Return the hall's counter on the day of an appointment, which may be neither the reader's hall nor today."""
    day, _begins = wall_clock(found.starts_at, found.hall.zone)
    return f"{reverse('web:counter')}?{urlencode({'hall': found.hall.code, 'day': day.isoformat()})}"


def _complaint(request: Arrived, found: Any) -> str:
    if not allows(request.actor, "cases.read_complaint"):
        return ""
    return complaint_of_visit(found, by=request.actor)
