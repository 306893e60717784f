"""Rows of cases."""

from careline.cases.models.answers import ComplaintAnswers
from careline.cases.models.appointment_link import AppointmentLink
from careline.cases.models.assignment_rule import AssignmentRule
from careline.cases.models.category import Category
from careline.cases.models.clock import Clock, ClockMove
from careline.cases.models.clock_alarm import ClockAlarm, ClockAlarmSighting
from careline.cases.models.commitment import CommitmentMonth
from careline.cases.models.complaint import Complaint
from careline.cases.models.contact_link import ContactLink
from careline.cases.models.features import CustomerFeatures, FeatureRun
from careline.cases.models.file_link import ComplaintFile, NoteFile
from careline.cases.models.macro import Macro, MacroReturn, MacroRun
from careline.cases.models.note import Note
from careline.cases.models.notice_link import ComplaintNotice
from careline.cases.models.public import LookUpTry, PublicBooking, PublicIntake
from careline.cases.models.stage import Stage
from careline.cases.models.suggestion import Suggestion

__all__ = [
    "AppointmentLink",
    "AssignmentRule",
    "Category",
    "Clock",
    "ClockAlarm",
    "ClockAlarmSighting",
    "ClockMove",
    "CommitmentMonth",
    "Complaint",
    "ComplaintAnswers",
    "ComplaintFile",
    "ComplaintNotice",
    "ContactLink",
    "CustomerFeatures",
    "FeatureRun",
    "LookUpTry",
    "Macro",
    "MacroReturn",
    "MacroRun",
    "Note",
    "NoteFile",
    "PublicBooking",
    "PublicIntake",
    "Stage",
    "Suggestion",
]
