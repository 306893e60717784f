"""The words of service commitments: what they concern, how time is counted, how much of a rule is published."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy as _in

from careline.cases.rules.commitments import CommitmentOutcome, NoFigures
from careline.clocks.rules.commitments import CommitmentSubject, Publication
from careline.clocks.rules.terms import Certainty
from careline.kernel.calendar import Unit
from careline.web.words import Words

SUBJECTS: Words = {
    CommitmentSubject.COMPLAINT: _in("commitment", "Complaints"),
    CommitmentSubject.URGENT: _in("commitment", "Urgent complaints"),
    CommitmentSubject.BILLING: _in("commitment", "Complaints about bills"),
    CommitmentSubject.FAULT: _in("commitment", "Faults"),
    CommitmentSubject.BUSINESS: _in("commitment", "Installing, restoring and closing services"),
    CommitmentSubject.REMEDY: _in("commitment", "Complaints taken further"),
}
PUBLICATIONS: Words = {
    Publication.PUBLISHED: _in("publication", "Published"),
    Publication.WITH_FIGURES: _in("publication", "Published, with how it was kept"),
    Publication.WITHHELD: _in("publication", "Not published"),
}
OUTCOMES: Words = {
    CommitmentOutcome.KEPT: _in("commitment", "Kept in time"),
    CommitmentOutcome.MISSED: _in("commitment", "Not kept in time"),
}
NO_FIGURES: Mapping[NoFigures, tuple[str | Promise, str | Promise]] = {
    NoFigures.NO_MONTH: (
        _in("commitment", "No full month is over yet"),
        _in("commitment", "When the first month since the rules began is over, it stands here how they were kept."),
    ),
    NoFigures.NOT_COUNTED: (
        _in("commitment", "Nothing has been counted yet"),
        _in("commitment", "It is counted every night; look again tomorrow."),
    ),
    NoFigures.NOTHING_DUE: (
        _in("commitment", "Nothing was due"),
        _in("commitment", "In the last twelve full months no clock of a complaint you supervise was due."),
    ),
}
"""Why there is nothing to show, and what comes."""
NUMBERLESS_SAID: Mapping[Certainty, str | Promise] = {
    Certainty.NO_NUMBER: _in("commitment", "as soon as possible; no number is set"),
    Certainty.UNKNOWN: _in("commitment", "within the time the law sets"),
}
"""What stands in place of a number."""
CERTAINTY_SAID: Mapping[Certainty, str | Promise] = {
    Certainty.NO_NUMBER: _in("commitment", "The rule names no number of hours or days."),
    Certainty.UNKNOWN: _in("commitment", "The rule sets a time that we have not been able to read yet."),
    Certainty.UNVERIFIED: _in("commitment", "We have not been able to check this number against the text of the law."),
}
"""What is said of a number that isn't sure."""
CERTAINTY_MARKS: Mapping[Certainty, str | Promise] = {
    Certainty.UNKNOWN: _in("commitment", "Number not known yet"),
    Certainty.UNVERIFIED: _in("commitment", "Number not confirmed"),
}
"""The same in a word or two; that a rule names no number is sure."""
DAY_BY_DAY = _in("commitment", "Every day counts, from the day after.")
CLOCK_ROUND = _in("commitment", "Hours count day and night.")
OPEN_HOURS = _in("commitment", "Only business hours count.")
COUNTED: Mapping[Unit, str | Promise] = {
    Unit.MINUTE: CLOCK_ROUND,
    Unit.HOUR: CLOCK_ROUND,
    Unit.WORKING_MINUTE: OPEN_HOURS,
    Unit.WORKING_HOUR: OPEN_HOURS,
    Unit.CALENDAR_DAY: DAY_BY_DAY,
    Unit.WORKING_DAY: _in("commitment", "Only working days count, from the day after."),
    Unit.WEEK: DAY_BY_DAY,
    Unit.MONTH: DAY_BY_DAY,
    Unit.YEAR: DAY_BY_DAY,
}
ROLLS = _in("commitment", "A last day that is a rest day moves to the next working day.")
