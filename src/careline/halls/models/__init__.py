"""Rows of halls."""

from careline.halls.models.appointment import (
    Appointment,
    AppointmentNotice,
    AppointmentReminder,
    AppointmentStep,
)
from careline.halls.models.hall import Hall, HallDay, HallRow

__all__ = [
    "Appointment",
    "AppointmentNotice",
    "AppointmentReminder",
    "AppointmentStep",
    "Hall",
    "HallDay",
    "HallRow",
]
