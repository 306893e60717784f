"""Who may do what with notices and their texts.

What went out about a complaint is read by whoever may read that complaint: the room of complaints asks its own policy.
"""

from careline.security.policy import Policy, Reach
from careline.security.rules.roles import Role

ALL = Reach.ALL
DESKS = dict.fromkeys((Role.AGENT, Role.SENIOR_AGENT, Role.DEPARTMENT_HANDLER, Role.SUPERVISOR), ALL)

POLICIES = (
    Policy("notices.queue_notice", DESKS),
    Policy("notices.send_notice", {}),  # the worker alone
    Policy("notices.retry_notice", DESKS),
    Policy("notices.mend_staff_mail", {Role.ADMINISTRATOR: ALL}),
    Policy("notices.tell_staff", {}),  # the house itself, when it reads what happened
    Policy("notices.keep_staff_notices", dict.fromkeys(Role, ALL)),
    Policy("notices.read_templates", {Role.ADMINISTRATOR: ALL, Role.SUPERVISOR: ALL}),
    Policy("notices.use_canned", {**DESKS, Role.QUALITY_INSPECTOR: ALL}),
    Policy("notices.manage_canned", {Role.ADMINISTRATOR: ALL, Role.SUPERVISOR: ALL}),
    Policy("notices.approve_canned", {Role.ADMINISTRATOR: ALL, Role.SUPERVISOR: ALL}),
    Policy("notices.manage_templates", {Role.ADMINISTRATOR: ALL}),
    Policy("notices.approve_templates", {Role.ADMINISTRATOR: ALL, Role.SUPERVISOR: ALL}),
)
