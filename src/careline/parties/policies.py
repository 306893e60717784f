"""Who may do what with customers.

A customer belongs to nobody: whoever is called must find him. What keeps agents from reading at will is that nothing is
shown in clear, searches are narrow and short, and a reveal needs an open complaint within the actor's reach.
"""

from django.db.models import Q

from careline.security.actor import Actor
from careline.security.policy import Policy, Reach
from careline.security.rules.roles import Role

DESKS = dict.fromkeys((Role.AGENT, Role.SENIOR_AGENT, Role.DEPARTMENT_HANDLER, Role.SUPERVISOR), Reach.ALL)
READERS = dict.fromkeys((Role.QUALITY_INSPECTOR, Role.AUDITOR), Reach.ALL)
WALKERS = dict.fromkeys((Role.SENIOR_AGENT, Role.SUPERVISOR), Reach.ALL)
"""Who may walk through customers by what stands in clear, without knowing anything of the one he looks for."""
LISTS = dict.fromkeys((Role.SUPERVISOR, Role.ADMINISTRATOR), Reach.ALL)
"""Who brings in lists of customers: they hold the file already, and see no more of it than its first rows, masked."""
LEADS = dict.fromkeys((Role.SENIOR_AGENT, Role.SUPERVISOR), Reach.ALL)
"""Who is asked when a customer is to be handled with care."""
HOLDERS = {Role.SUPERVISOR: Reach.ALL, Role.SECURITY_ADMINISTRATOR: Reach.ALL}
"""Who answers for what is kept, and for what is erased."""
WITHOUT_COMPLAINT = frozenset({Role.AUDITOR})
"""Who may read a field in clear without a complaint: the auditor, whom a regulator asks about persons, not cases."""


def everybody(_by: Actor, _reach: Reach) -> Q:
    """Return every customer."""
    return Q()


def whose_entries(by: Actor, reach: Reach) -> Q:
    """Return the colleagues whose own figures one may read: a supervisor's department and below, or everybody."""
    if reach is Reach.ALL:
        return Q()
    if reach is Reach.DEPARTMENT and by.department_path:  # an empty path would begin every other
        return Q(department__path__startswith=by.department_path) | Q(pk=by.id)
    return Q(pk=by.id)


POLICIES = (
    Policy("parties.find_customer", DESKS, everybody),
    Policy("parties.read_customer", {**DESKS, **READERS}, everybody),
    Policy("parties.count_customers", {Role.SUPERVISOR: Reach.ALL, **READERS}),
    Policy("parties.register_customer", DESKS),
    Policy("parties.update_customer", DESKS, everybody),
    Policy("parties.keep_services", DESKS),
    Policy("parties.take_in_consumption", {Role.SUPERVISOR: Reach.ALL}),  # figures come from the billing system
    Policy("parties.set_preferences", DESKS),
    Policy("parties.loosen_wishes", LEADS),  # whoever asks for it may be who the customer is to be kept from
    Policy("parties.note_care", DESKS),
    Policy("parties.see_care", LEADS),
    Policy("parties.call_to_reviews", {}),  # no chair: the worker does
    Policy("parties.read_needs", {**DESKS, **READERS}),
    Policy("parties.collect_need", DESKS),
    Policy("parties.decide_need", {Role.SUPERVISOR: Reach.ALL}),
    Policy("parties.record_consent", DESKS),
    Policy("parties.keep_representatives", DESKS),
    Policy("parties.reveal_field", {**DESKS, Role.AUDITOR: Reach.ALL}, everybody),
    Policy("parties.import_customers", LISTS),
    Policy("parties.list_customers", {**WALKERS, **READERS}, everybody),
    Policy("parties.export_customers", {Role.SUPERVISOR: Reach.ALL, Role.AUDITOR: Reach.ALL}),
    Policy("parties.manage_catalogues", {Role.ADMINISTRATOR: Reach.ALL}),
    Policy("parties.read_accuracy", {Role.SUPERVISOR: Reach.ALL, **READERS}),
    Policy("parties.audit_entries", dict.fromkeys((Role.QUALITY_INSPECTOR, Role.SUPERVISOR), Reach.ALL)),
    Policy(
        "parties.read_accuracy_of_people", {Role.SUPERVISOR: Reach.DEPARTMENT, **READERS}, whose_entries
    ),  # who manages somebody, and quality
    Policy("parties.give_verification_tasks", {Role.SUPERVISOR: Reach.ALL}),
    Policy("parties.read_verification_tasks", {Role.SUPERVISOR: Reach.ALL, **READERS}),
    Policy("parties.merge_customers", {Role.SUPERVISOR: Reach.ALL}),
    Policy("parties.compare_customers", {}),  # in clear, so no chair at all: the worker does
    Policy("parties.ask_erasure", DESKS),
    Policy("parties.decide_erasure", HOLDERS),
    Policy("parties.keep_legal_holds", {Role.SUPERVISOR: Reach.ALL}),
    Policy("parties.read_legal_holds", {**HOLDERS, Role.AUDITOR: Reach.ALL}),
    Policy("parties.read_erasures", {**DESKS, **READERS, Role.SECURITY_ADMINISTRATOR: Reach.ALL}),
    Policy("parties.forget_customer", {}),  # no chair alone: an erasure that two people approved calls it
)
