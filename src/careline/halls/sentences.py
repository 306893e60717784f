"""What this room's refusals say, and what its codes are called inside a sentence."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy as _in

from careline.halls.rules.appointments import AppointmentState
from careline.kernel.sentences import Sentence, Text

SENTENCES = {
    "halls.never_open": Sentence(
        _("A hall is open on at least one day of its week."), _("Write hours such as 09:00-12:00, 13:30-17:00.")
    ),
    "halls.slot_passed": Sentence(_("This time has passed."), _("Choose a later one.")),
    "halls.day_passed": Sentence(_("This day has passed."), _("Choose today or a later day.")),
    "halls.slot_too_far": Sentence(
        _("This hall can be booked {days} days ahead at most."), _("Choose an earlier day.")
    ),
    "halls.not_a_slot": Sentence(
        _("The hall takes nobody at this time."), _("Choose one of the times shown for the day.")
    ),
    "halls.slot_full": Sentence(_("This time is full by now."), _("Choose another one.")),
    "halls.illegal_appointment_move": Sentence(
        _("This can’t be done while the appointment is “{state}”."),
        _("Reload the page: it offers what is possible now."),
    ),
    "halls.same_time": Sentence(
        _("The appointment is at this time and hall already."), _("Choose another time, or leave it as it is.")
    ),
    "halls.not_today": Sentence(
        _("The appointment is on another day."), _("Move it to today, or take the visitor in without it.")
    ),
    "halls.not_yet_missed": Sentence(_("The time of the appointment hasn’t come."), _("Wait until it has.")),
    "halls.nobody_visits": Sentence(
        _("Nobody is named who comes."), _("Choose the customer, or write down a name and a telephone number.")
    ),
    "halls.about_another": Sentence(
        _("This belongs to another customer."), _("Choose one of the visitor’s own, or leave it out.")
    ),
    "halls.visitor_is_expected": Sentence(
        _("The visitor has another appointment at that time: {number}."),
        _("Choose another time, or move or cancel that one first."),
    ),
    "halls.bad_hall_code": Sentence(
        _("A hall’s code is small letters, digits and hyphens."), _("Write one such as zhongguancun.")
    ),
    "halls.hall_words_missing": Sentence(
        _("This is empty, or longer than {longest} characters."), _("Fill it in, in few words.")
    ),
    "halls.out_of_bounds": Sentence(
        _("This lies outside {least} to {most}."), _("Write a number from {least} to {most}.")
    ),
    "halls.no_such_hall": Sentence(_("There is no hall “{hall}”."), _("Choose one from the list.")),
    "halls.no_such_appointment": Sentence(
        _("There is no appointment {number} among those you may see."),
        _("Check the number and its last digit, or open the customer who booked it."),
    ),
    "halls.hall_is_closed": Sentence(_("This hall takes no visitors any more."), _("Choose another hall.")),
}
STATES = {
    AppointmentState.BOOKED: _in("appointment", "Booked"),
    AppointmentState.ARRIVED: _in("appointment", "Arrived"),
    AppointmentState.SERVED: _in("appointment", "Served"),
    AppointmentState.MISSED: _in("appointment", "Missed"),
    AppointmentState.CANCELLED: _in("appointment", "Cancelled"),
}
WORDS: tuple[Mapping[Any, Text], ...] = (STATES,)
"""What the codes are called inside a sentence."""
