"""Who may do what with halls and appointments, and with which."""

from django.db.models import Exists, OuterRef, Q

from careline.contacts.models import Contact
from careline.contacts.rules.steps import StepName
from careline.security.actor import Actor
from careline.security.policy import Policy, Reach
from careline.security.rules.roles import Role

DEPARTMENT, ALL = Reach.DEPARTMENT, Reach.ALL


def expected(by: Actor, reach: Reach) -> Q:
    """Return the appointments an actor may see or change.

    Those he made, those of a customer he serves just now, and those at the halls of his department.
    """
    if reach is Reach.ALL:
        return Q()
    served = Contact.objects.filter(~Q(step=StepName.CLOSED), agent=by.id)
    whose = Q(party=OuterRef("party")) | Q(party=OuterRef("party__merged_into"))
    mine = Q(made_by=by.id) | Q(Exists(served.filter(whose)))
    if reach is Reach.DEPARTMENT and by.department_path:  # an empty path would begin every other
        mine |= Q(hall__department__path__startswith=by.department_path)
    return mine


FRONT = dict.fromkeys((Role.AGENT, Role.SENIOR_AGENT, Role.DEPARTMENT_HANDLER), DEPARTMENT)
"""Whoever works at a hall serves whoever comes, so that an agent sees as much of it as the lead does."""
READERS = dict.fromkeys((Role.SUPERVISOR, Role.QUALITY_INSPECTOR, Role.AUDITOR), ALL)
DESKS = {**FRONT, Role.SUPERVISOR: DEPARTMENT}

POLICIES = (
    Policy("halls.read_hall", dict.fromkeys(Role, ALL)),
    Policy("halls.manage_halls", {Role.ADMINISTRATOR: ALL}),
    Policy("halls.read_appointment", {**FRONT, **READERS}, expected),
    Policy("halls.book_appointment", dict.fromkeys(DESKS, ALL)),
    Policy("halls.work_appointment", DESKS, expected),
    Policy("halls.end_visit", {}),  # no chair: the house itself, once the contact is over
    Policy("halls.forget_strangers", {}),  # no chair: the house itself, when a term is over
    Policy("halls.sweep_appointments", {}),  # no chair: the worker, when a time passed or nears
)
