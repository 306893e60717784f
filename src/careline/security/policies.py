"""Who may do what with users, departments, sign-ins and tokens.

The administrator runs the working staff; the security administrator holds what gives power over accounts: the separated
roles, locks, sessions, tokens. Neither can make himself the other, and the auditor only reads (三权分立).
"""

from django.db.models import Q

from careline.security.actor import Actor
from careline.security.models import CustomRole, RoleGrant
from careline.security.policy import Policy, Reach
from careline.security.rules.duties import Duty
from careline.security.rules.roles import SEPARATED, Role

WORKING = tuple(role for role in Role if role not in SEPARATED)
READERS = (*WORKING, Role.AUDITOR)
"""Who has lists of customers' matters to look at."""
OWN_OR_GUARDED = dict.fromkeys(Role, Reach.OWN) | {Role.SECURITY_ADMINISTRATOR: Reach.ALL}


def _accounts(by: Actor, _reach: Reach) -> Q:
    """Accounts of working staff for the administrator, of separated roles for the security administrator."""
    apart = Q(role__in=SEPARATED) | Q(custom__in=CustomRole.objects.exclude(duty=Duty.WORK))
    separated = Q(pk__in=RoleGrant.objects.filter(apart).values("user"))
    if by.is_system:
        return Q()
    return (separated if Role.SECURITY_ADMINISTRATOR in by.roles else ~separated) & ~Q(pk=by.id)


def _colleagues(by: Actor, reach: Reach) -> Q:
    if reach is Reach.ALL:
        return Q()
    if not by.department_path:  # an empty path would begin every other
        return Q(pk=by.id)
    return Q(department__path__startswith=by.department_path) | Q(pk=by.id)


def _below(by: Actor, reach: Reach) -> Q:
    """Return what is shared with one's department or one below it."""
    if reach is Reach.ALL:
        return Q()
    return Q(department__path__startswith=by.department_path) if by.department_path else Q(pk=None)


def _of_user(by: Actor, reach: Reach) -> Q:
    return Q() if reach is Reach.ALL else Q(user_id=by.id)


def _owned(by: Actor, _reach: Reach) -> Q:
    """Return what an actor keeps for himself."""
    return Q(owner=by.id)


def _everything(_by: Actor, _reach: Reach) -> Q:
    return Q()


POLICIES = (
    Policy("security.read_department", dict.fromkeys(Role, Reach.ALL), _everything),
    Policy("security.manage_department", {Role.ADMINISTRATOR: Reach.ALL}),
    Policy(
        "security.read_user",
        dict.fromkeys(WORKING, Reach.DEPARTMENT) | dict.fromkeys((*SEPARATED, Role.SUPERVISOR), Reach.ALL),
        _colleagues,
    ),
    Policy("security.add_user", {Role.ADMINISTRATOR: Reach.ALL}, stays=True),
    Policy(
        "security.manage_user",
        dict.fromkeys((Role.ADMINISTRATOR, Role.SECURITY_ADMINISTRATOR), Reach.ALL),
        _accounts,
        stays=True,
    ),
    Policy(
        "security.grant_working_role",
        dict.fromkeys((Role.ADMINISTRATOR, Role.SECURITY_ADMINISTRATOR), Reach.ALL),
        stays=True,
    ),
    Policy("security.manage_roles", {Role.SECURITY_ADMINISTRATOR: Reach.ALL}, stays=True),
    Policy("security.read_roles", dict.fromkeys(SEPARATED, Reach.ALL)),
    Policy("security.grant_separated_role", {Role.SECURITY_ADMINISTRATOR: Reach.ALL}, stays=True),
    Policy("security.read_session", OWN_OR_GUARDED, _of_user, is_apart=True),
    Policy("security.end_session", OWN_OR_GUARDED, _of_user, is_apart=True),
    Policy("security.keep_preferences", dict.fromkeys(Role, Reach.ALL)),
    Policy("security.keep_list", dict.fromkeys(READERS, Reach.OWN), _owned),
    Policy(
        "security.share_list", dict.fromkeys((Role.SENIOR_AGENT, Role.DEPARTMENT_HANDLER, Role.SUPERVISOR), Reach.ALL)
    ),
    Policy("security.take_over_lists", {Role.SUPERVISOR: Reach.DEPARTMENT}, _below),
    Policy("security.see_to_left_lists", {Role.SUPERVISOR: Reach.DEPARTMENT, Role.ADMINISTRATOR: Reach.ALL}, _below),
    Policy("security.hand_over_lists", {}),  # no chair: the house itself, when somebody is off-boarded
    Policy("security.read_lock", dict.fromkeys((Role.SECURITY_ADMINISTRATOR, Role.AUDITOR), Reach.ALL)),
    Policy("security.unlock_account", {Role.SECURITY_ADMINISTRATOR: Reach.ALL}, stays=True),
    Policy("security.issue_token", {Role.SECURITY_ADMINISTRATOR: Reach.ALL}, stays=True),
    Policy("security.read_token", OWN_OR_GUARDED, _of_user, is_apart=True),
    Policy("security.revoke_token", OWN_OR_GUARDED, _of_user, is_apart=True),
    Policy("security.shred_person_key", {}),  # no chair alone: an erasure that two people approved calls it
    Policy("security.rewrap_person_keys", {Role.SECURITY_ADMINISTRATOR: Reach.ALL}, stays=True),
    Policy("security.verify_ledger", {Role.AUDITOR: Reach.ALL}),
    Policy("security.raise_alarm", {}),  # the house itself, when it reads its ledger
    Policy("security.read_alarms", dict.fromkeys((Role.SECURITY_ADMINISTRATOR, Role.AUDITOR), Reach.ALL)),
    Policy("security.see_alarms", {Role.SECURITY_ADMINISTRATOR: Reach.ALL}),
)
