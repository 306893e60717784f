"""Rows of contacts."""

from careline.contacts.models.contact import Contact
from careline.contacts.models.file_link import ContactFile
from careline.contacts.models.follow_up import FollowUp, FollowUpReminder, FollowUpRow, HandOver
from careline.contacts.models.handle import Handle, HoldRow
from careline.contacts.models.need import ContactReason, QuestionAnswer
from careline.contacts.models.order import OrderStep, RuleRow, ServiceOrder
from careline.contacts.models.order_type import ComplianceRule, OrderType
from careline.contacts.models.progress import ProgressMessage
from careline.contacts.models.reason import Reason
from careline.contacts.models.reconnection import Reconnection
from careline.contacts.models.script import Script
from careline.contacts.models.step import ContactStep
from careline.contacts.models.verification import Verification
from careline.contacts.models.wrap_up import ChannelForm, WrapUpTemplate

__all__ = [
    "ChannelForm",
    "ComplianceRule",
    "Contact",
    "ContactFile",
    "ContactReason",
    "ContactStep",
    "FollowUp",
    "FollowUpReminder",
    "FollowUpRow",
    "HandOver",
    "Handle",
    "HoldRow",
    "OrderStep",
    "OrderType",
    "ProgressMessage",
    "QuestionAnswer",
    "Reason",
    "Reconnection",
    "RuleRow",
    "Script",
    "ServiceOrder",
    "Verification",
    "WrapUpTemplate",
]
