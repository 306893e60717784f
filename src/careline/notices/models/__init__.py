"""Rows of notices."""

from careline.notices.models.canned import CannedReply, CannedUse
from careline.notices.models.notice import Delivery, Notice
from careline.notices.models.staff import StaffGathering, StaffLapse, StaffMail, StaffNotice, StaffSighting
from careline.notices.models.template import TemplateApproval, TemplateVersion

__all__ = [
    "CannedReply",
    "CannedUse",
    "Delivery",
    "Notice",
    "StaffGathering",
    "StaffLapse",
    "StaffMail",
    "StaffNotice",
    "StaffSighting",
    "TemplateApproval",
    "TemplateVersion",
]
