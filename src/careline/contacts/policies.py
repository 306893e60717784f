"""Who may do what with contacts, and with which."""

from django.db.models import Q

from careline.contacts.ports.binding import bindings
from careline.security.actor import Actor
from careline.security.models import Department
from careline.security.policy import Policy, Reach
from careline.security.rules.roles import Role

OWN, DEPARTMENT, ALL = Reach.OWN, Reach.DEPARTMENT, Reach.ALL


UNHELD = Q(agent=None, received_by=None)
"""What came in by itself, from the public page, and nobody has taken: it is for whoever serves contacts."""


def seen(by: Actor, reach: Reach) -> Q:
    """Return the contacts an actor may see: those he took, has or is just now asked about, and his department's.

    His department's are those that lie in it or below, and those that came in there; and for whoever supervises
    complaints what these came out of, wherever it was said.
    """
    if reach is Reach.ALL:
        return Q()
    mine = Q(agent=by.id) | Q(received_by=by.id) | UNHELD | Q(asked=by.id)
    if reach is Reach.DEPARTMENT:
        for one in bindings():
            mine |= one.bound(by=by)
        if by.department_path:  # an empty path would begin every other
            below = Department.objects.filter(path__startswith=by.department_path)
            mine |= Q(department__in=below) | Q(received_in__in=below)  # looked up once, and not for every contact
    return mine


def held(by: Actor, reach: Reach) -> Q:
    """Return the contacts an actor may work on: his own, those nobody has, or now in his department."""
    if reach is Reach.ALL:
        return Q()
    mine = Q(agent=by.id) | UNHELD
    if reach is Reach.DEPARTMENT and by.department_path:
        mine |= Q(department__path__startswith=by.department_path)
    return mine


def owed(by: Actor, reach: Reach) -> Q:
    """Return the follow-ups an actor may do something about: his own, or those of his department."""
    if reach is Reach.ALL:
        return Q()
    mine = Q(owner=by.id)
    if reach is Reach.DEPARTMENT and by.department_path:
        mine |= Q(department__path__startswith=by.department_path)
    return mine


def handled(by: Actor, reach: Reach) -> Q:
    """Return the orders an actor may touch: those he does, or those that lie in his department."""
    if reach is Reach.ALL:
        return Q()
    mine = Q(agent=by.id)
    if reach is Reach.DEPARTMENT and by.department_path:
        mine |= Q(department__path__startswith=by.department_path)
    return mine


def known(by: Actor, reach: Reach) -> Q:
    """Return the follow-ups an actor may see: those he may do something about, and those he made for another."""
    return Q() if reach is Reach.ALL else owed(by, reach) | Q(made_by=by.id)


FRONT = {Role.AGENT: OWN, Role.SENIOR_AGENT: DEPARTMENT, Role.DEPARTMENT_HANDLER: DEPARTMENT}
DESKS = {**FRONT, Role.SUPERVISOR: DEPARTMENT}
READERS = {**DESKS, Role.QUALITY_INSPECTOR: ALL, Role.AUDITOR: ALL}
"""Whoever supervises reads what lies below them, as with complaints; an inspector draws samples of the whole house."""

POLICIES = (
    Policy("contacts.read_contact", READERS, seen),
    Policy("contacts.receive_contact", dict.fromkeys(DESKS, ALL)),
    Policy("contacts.work_contact", DESKS, held),
    Policy("contacts.export_contacts", {Role.SUPERVISOR: DEPARTMENT}),
    Policy("contacts.read_follow_up", READERS, known),
    Policy("contacts.make_follow_up", dict.fromkeys(DESKS, ALL)),
    Policy("contacts.keep_follow_up", DESKS, owed),
    Policy("contacts.hand_over_work", {}),  # no chair: the house itself, when somebody is off-boarded
    Policy("contacts.forget_words", {}),  # no chair: the house itself, once somebody was forgotten
    Policy("contacts.read_order", READERS, handled),
    Policy("contacts.work_order", DESKS, handled),
    Policy("contacts.except_order", {Role.SUPERVISOR: DEPARTMENT}, handled),
    Policy("contacts.export_orders", {Role.SUPERVISOR: DEPARTMENT}),
    Policy("contacts.read_order_types", dict.fromkeys(Role, ALL)),
    Policy("contacts.manage_order_types", {Role.ADMINISTRATOR: ALL}),
    Policy("contacts.read_reasons", dict.fromkeys(Role, ALL)),
    Policy("contacts.manage_reasons", {Role.ADMINISTRATOR: ALL}),
    Policy("contacts.manage_wrap_up", {Role.ADMINISTRATOR: ALL}),
    Policy("contacts.manage_scripts", {Role.ADMINISTRATOR: ALL}),
)
