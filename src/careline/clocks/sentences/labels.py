"""What the codes of a rule are called."""

from collections.abc import Mapping

from django.utils.translation import pgettext_lazy as named

from careline.clocks.rules.ladder import Recipient
from careline.clocks.rules.law import LawWord
from careline.clocks.rules.moves import ClockMoveKind, ClockState
from careline.clocks.rules.redating import Cause
from careline.clocks.rules.terms import Certainty, ClockKind, PauseReason, Standing
from careline.kernel.calendar import DayEnd, Roll, Unit
from careline.kernel.sentences import Text

LABELS: Mapping[str, Text] = {
    ClockKind.ACKNOWLEDGE: named("clock", "Acknowledge"),
    ClockKind.CONTACT: named("clock", "First contact"),
    ClockKind.ANSWER: named("clock", "Answer"),
    ClockKind.PROPOSE: named("clock", "Propose a solution"),
    ClockKind.IMPLEMENT: named("clock", "Carry out"),
    ClockKind.RESOLVE: named("clock", "Resolve"),
    ClockKind.DECIDE: named("clock", "Decide"),
    ClockKind.REPAIR: named("clock", "Repair"),
    ClockKind.RESTORE: named("clock", "Restore service"),
    ClockKind.CREDIT: named("clock", "Credit"),
    Standing.LAW: named("clock", "Law"),
    Standing.PROMISE: named("clock", "Own promise"),
    Standing.INTERNAL: named("clock", "Between departments"),
    Standing.CONTRACT: named("clock", "Contract"),
    Certainty.STATUTE: named("clock", "Read in the law"),
    Certainty.PUBLISHED: named("clock", "Read in a publication"),
    Certainty.UNVERIFIED: named("clock", "Not verified"),
    Certainty.OWN: named("clock", "Set by ourselves"),
    Certainty.NO_NUMBER: named("clock", "Names no time limit"),
    Certainty.UNKNOWN: named("clock", "Time limit not known"),
    Unit.MINUTE: named("clock", "minutes"),
    Unit.HOUR: named("clock", "hours"),
    Unit.WORKING_MINUTE: named("clock", "working minutes"),
    Unit.WORKING_HOUR: named("clock", "working hours"),
    Unit.CALENDAR_DAY: named("clock", "calendar days"),
    Unit.WORKING_DAY: named("clock", "working days"),
    Unit.WEEK: named("clock", "weeks"),
    Unit.MONTH: named("clock", "months"),
    Unit.YEAR: named("clock", "years"),
    Roll.NONE: named("clock", "Ends on a rest day, too"),
    Roll.NEXT_WORKING: named("clock", "Moves to the next working day"),
    DayEnd.MIDNIGHT: named("clock", "At 24:00"),
    DayEnd.CLOSE: named("clock", "At the close of business"),
    ClockState.RUNNING: named("clock", "Running"),
    ClockState.PAUSED: named("clock", "Paused"),
    ClockState.STOPPED: named("clock", "Stopped"),
    ClockState.WITHDRAWN: named("clock", "Withdrawn"),
    ClockState.CARRIED: named("clock", "Over when it was imported"),
    ClockMoveKind.PAUSE: named("clock", "Pause"),
    ClockMoveKind.RESUME: named("clock", "Resume"),
    ClockMoveKind.STOP: named("clock", "Stop"),
    ClockMoveKind.WITHDRAW: named("clock", "Withdraw"),
    ClockMoveKind.RECOMPUTE: named("clock", "Compute anew"),
    PauseReason.CUSTOMER_ASKED: named("clock", "The customer asked us to wait"),
    PauseReason.CUSTOMER_FACTS: named("clock", "Facts only the customer has were asked for"),
    PauseReason.CUSTOMER_AWAY: named("clock", "The customer can’t be reached"),
    PauseReason.THIRD_PARTY: named("clock", "A third party has to act"),
    PauseReason.FORCE_MAJEURE: named("clock", "Force majeure"),
    PauseReason.COURT: named("clock", "The matter is in court"),
    PauseReason.HEAD_APPROVED: named("clock", "The head of the body approved an extension"),
    PauseReason.SPECIAL: named("clock", "Special circumstances"),
    Recipient.HANDLER: named("clock", "Who has the complaint"),
    Recipient.LEAD: named("clock", "Who answers for its department"),
    Recipient.HEAD: named("clock", "Who answers for the department above"),
    Recipient.REGULATORY: named("clock", "Regulatory affairs"),
    LawWord.STANDING: named("law", "standing"),
    LawWord.SOURCE_ZH: named("law", "Chinese source"),
    LawWord.SOURCE_EN: named("law", "English source"),
    LawWord.SOURCE_URL: named("law", "address of the source"),
    LawWord.ESCALATES_ZH: named("law", "next way in Chinese"),
    LawWord.ESCALATES_EN: named("law", "next way in English"),
    LawWord.CERTAINTY: named("law", "certainty"),
    Cause.CHANGED: named("clock", "The calendar has changed"),
    Cause.PUBLISHED: named("clock", "The holidays of the year were published"),
}


def label(code: str) -> Text:
    """Return what a code of a rule is called.

    :raises KeyError: when it isn't one.
    """
    return LABELS[code]
