"""Who may do what with complaints, and to which."""

from django.db.models import Q

from careline.security.actor import Actor
from careline.security.policy import Policy, Reach
from careline.security.rules.roles import Role

OWN, DEPARTMENT, ALL = Reach.OWN, Reach.DEPARTMENT, Reach.ALL


def not_about(by: Actor) -> Q:
    """Leave out complaints about the actor himself: nobody knows of those, the auditor included (CP11)."""
    return Q() if by.is_system else ~Q(complained_about=by.id)


def seen(by: Actor, reach: Reach) -> Q:
    """Return the complaints an actor may see; one about himself he never does."""
    if reach is Reach.ALL:
        return not_about(by)
    mine = Q(received_by=by.id) | Q(handler=by.id)
    if reach is Reach.DEPARTMENT and by.department_path:
        mine |= Q(department__path__startswith=by.department_path) | Q(received_in__path__startswith=by.department_path)
    return mine & not_about(by)


def held(by: Actor, reach: Reach) -> Q:
    """Return the complaints whose work lies with an actor: his own, or now in his department."""
    if reach is Reach.ALL:
        return not_about(by)
    mine = Q(handler=by.id)
    if reach is Reach.DEPARTMENT and by.department_path:  # an empty path would begin every other
        mine |= Q(department__path__startswith=by.department_path)
    return mine & not_about(by)


def attended(by: Actor, reach: Reach) -> Q:
    """Return the complaints an actor attends to: his work, and what he received and answers for (首问负责)."""
    return held(by, reach) | (Q(received_by=by.id) & not_about(by))


FRONT = {Role.AGENT: OWN, Role.SENIOR_AGENT: DEPARTMENT}
DESKS = {**FRONT, Role.DEPARTMENT_HANDLER: DEPARTMENT, Role.SUPERVISOR: DEPARTMENT}

PAUSERS = dict.fromkeys((Role.SENIOR_AGENT, Role.DEPARTMENT_HANDLER, Role.SUPERVISOR), DEPARTMENT)
READERS = {**DESKS, Role.QUALITY_INSPECTOR: DEPARTMENT, Role.AUDITOR: ALL}


POLICIES = (
    Policy("cases.read_complaint", READERS, seen),
    Policy("cases.receive_complaint", dict.fromkeys(DESKS, ALL)),
    Policy("cases.classify_complaint", DESKS, attended),
    Policy("cases.assign_complaint", DESKS, attended),
    Policy("cases.work_complaint", DESKS, held),
    Policy("cases.reply_complaint", DESKS, attended),
    Policy("cases.pause_clock", PAUSERS, held),
    Policy("cases.acknowledge_alarm", DESKS, held),
    Policy("cases.feed_back_complaint", DESKS, attended),
    Policy("cases.archive_complaint", DESKS, attended),
    Policy("cases.forget_words", {}),  # no chair: the house itself, when a term is over
    Policy("cases.read_features", dict.fromkeys(READERS, ALL)),  # of whomever one may read, as the page does
    Policy("cases.compute_features", {}),  # no chair: the night, and what happens to a customer
    Policy("cases.measure_commitments", {}),  # no chair: the night
    Policy("cases.note_complaint", {**DESKS, Role.QUALITY_INSPECTOR: DEPARTMENT}, seen),
    Policy("cases.export_complaints", {Role.SUPERVISOR: DEPARTMENT}),
    Policy("cases.read_board", {Role.SUPERVISOR: DEPARTMENT, Role.QUALITY_INSPECTOR: DEPARTMENT}, seen),
    Policy("cases.watch_notices", {Role.SUPERVISOR: DEPARTMENT}, seen),
    Policy("cases.watch_deadlines", {Role.QUALITY_INSPECTOR: DEPARTMENT}, seen),  # alarmed of what authorities are owed
    Policy("cases.read_categories", dict.fromkeys(Role, ALL)),
    Policy("cases.hand_over_work", {}),  # no chair: the house itself, when somebody is off-boarded
    Policy("cases.manage_macros", {Role.ADMINISTRATOR: ALL, Role.SUPERVISOR: ALL}),
    Policy("cases.manage_categories", {Role.ADMINISTRATOR: ALL}),
    Policy("cases.manage_assignment_rules", {Role.ADMINISTRATOR: ALL}),
)
