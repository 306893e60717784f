"""Rows of notices."""

from careline.notices.models.notice import Delivery, Notice
from careline.notices.models.template import TemplateApproval, TemplateVersion

__all__ = ["Delivery", "Notice", "TemplateApproval", "TemplateVersion"]
