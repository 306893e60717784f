"""The appointments of a complaint, and the complaint of an appointment, within what the actor may see of both."""

from collections.abc import Sequence

from careline.cases.models import AppointmentLink, Complaint
from careline.cases.queries.finding import visible
from careline.halls.models import Appointment
from careline.halls.queries.appointments import RELATED
from careline.security.actor import Actor


def visits_about(complaint: Complaint) -> Sequence[Appointment]:
    """Return the appointments about a complaint the caller has found, nearest first."""
    linked = AppointmentLink.objects.filter(complaint=complaint).values("appointment")
    return list(Appointment.objects.filter(pk__in=linked).select_related(*RELATED).order_by("starts_at", "id"))


def complaint_of_visit(appointment: Appointment, *, by: Actor) -> str:
    """Return the number of the complaint an appointment is about; empty where there is none, or none in sight."""
    about = AppointmentLink.objects.filter(appointment=appointment).values("complaint")
    return visible(by=by).filter(pk__in=about).values_list("number", flat=True).first() or ""
