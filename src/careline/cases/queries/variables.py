"""What texts about a complaint may name: filled in masked, as a screen shows it."""

from datetime import datetime

from django.utils.timezone import localtime

from careline.cases.models import Complaint
from careline.parties.models import Customer
from careline.parties.queries.customers import masked
from careline.security.actor import Actor
from careline.security.models import User


def values_for(complaint: Complaint, *, by: Actor, at: datetime, language: str = "") -> dict[str, str]:
    """Return all variables of a text that somebody writes about a complaint.

    :param language: of the text; empty means the customer's.
    """
    person = User.objects.filter(pk=by.id).first() if by.id is not None else None
    language = language or language_of(complaint.customer, otherwise="zh")
    signed = {"agent": person.full_name if person else by.name, "today": f"{localtime(at):%Y-%m-%d}"}
    return {**of_complaint(complaint, language=language), **signed}


def of_complaint(complaint: Complaint, *, language: str) -> dict[str, str]:
    """Return the variables of a complaint the caller has found, and those of its customer."""
    category, department = complaint.category, complaint.department
    names = [one for one in (category.parent, category) if one] if category else []
    return {
        "complaint": complaint.number,
        "title": complaint.title,
        "category": " · ".join(one.name_en if language == "en" else one.name_zh for one in names),
        "department": department.name_en if language == "en" else department.name_zh,
        "due": f"{localtime(complaint.due_at):%Y-%m-%d %H:%M}" if complaint.due_at else "",
        **of_customer(complaint.customer),
    }


def of_customer(customer: Customer | None) -> dict[str, str]:
    """Return the variables of a customer, masked."""
    shown = masked(customer) if customer else None
    return {"customer": shown.name, "number": shown.number} if shown else {}


def language_of_colleague(by: Actor) -> str:
    """Return in which language a colleague reads."""
    told = User.objects.filter(pk=by.id).values_list("language", flat=True).first() if by.id is not None else None
    return "en" if told and told.startswith("en") else "zh"


def language_of(customer: Customer | None, *, otherwise: str) -> str:
    """Return in which language a customer is written to, as far as it is known."""
    told = (customer.language if customer else "") or otherwise
    return "zh" if told.startswith("zh") else "en"
