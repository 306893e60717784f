"""Rows of notices."""

from careline.notices.models.notice import Delivery, Notice
from careline.notices.models.staff import StaffMail, StaffNotice, StaffSighting
from careline.notices.models.template import TemplateApproval, TemplateVersion

__all__ = [
    "Delivery",
    "Notice",
    "StaffMail",
    "StaffNotice",
    "StaffSighting",
    "TemplateApproval",
    "TemplateVersion",
]
