"""Who may do what with files.

On what a file hangs decides over which files: the rooms above ask their own policy first.
"""

from careline.security.policy import Policy, Reach
from careline.security.rules.roles import Role

ALL = Reach.ALL
WRITERS = dict.fromkeys(
    (Role.AGENT, Role.SENIOR_AGENT, Role.DEPARTMENT_HANDLER, Role.SUPERVISOR, Role.QUALITY_INSPECTOR), ALL
)

POLICIES = (
    Policy("files.store_file", WRITERS),
    Policy("files.open_file", {**WRITERS, Role.AUDITOR: ALL}),
    Policy("files.retract_file", WRITERS),
    Policy("files.drop_contents", {}),  # the worker alone, after somebody was forgotten
)
