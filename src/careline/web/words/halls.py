"""The words screens use for appointments: states, moves, why one is changed, and weekdays."""

from collections.abc import Mapping

from django.utils.translation import pgettext_lazy as _in

from careline.halls.rules.appointments import AppointmentMove, AppointmentState, BookedFrom, ChangeReason
from careline.web.words import Words

APPOINTMENT_STATES: Words = {
    AppointmentState.BOOKED: _in("appointment", "Booked"),
    AppointmentState.ARRIVED: _in("appointment", "Arrived"),
    AppointmentState.SERVED: _in("appointment", "Served"),
    AppointmentState.MISSED: _in("appointment", "Missed"),
    AppointmentState.CANCELLED: _in("appointment", "Cancelled"),
}
APPOINTMENT_TONES: Mapping[AppointmentState, str] = {
    AppointmentState.BOOKED: "info",
    AppointmentState.ARRIVED: "ok",
    AppointmentState.MISSED: "bad",
}
APPOINTMENT_MOVES: Words = {
    AppointmentMove.BOOK: _in("appointment move", "Booked"),
    AppointmentMove.MOVE: _in("appointment move", "Moved"),
    AppointmentMove.ARRIVE: _in("appointment move", "Arrived"),
    AppointmentMove.SERVE: _in("appointment move", "Served"),
    AppointmentMove.MISS: _in("appointment move", "Didn’t come"),
    AppointmentMove.CANCEL: _in("appointment move", "Cancelled"),
}
CHANGE_REASONS: Words = {
    ChangeReason.VISITOR: _in("appointment", "The customer asked for it"),
    ChangeReason.HALL_CLOSED: _in("appointment", "The hall is closed then"),
    ChangeReason.SETTLED: _in("appointment", "Settled without a visit"),
    ChangeReason.MISTAKE: _in("appointment", "Booked by mistake"),
}
BOOKED_FROM: Words = {
    BookedFrom.DESK: _in("appointment", "by one of us"),
    BookedFrom.PUBLIC: _in("appointment", "on the public page"),
}
