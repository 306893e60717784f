"""Who may do what with calendars and due rules."""

from careline.security.policy import Policy, Reach
from careline.security.rules.roles import Role

POLICIES = (
    Policy("clocks.read_rules", dict.fromkeys(Role, Reach.ALL)),
    Policy("clocks.manage_calendars", {Role.ADMINISTRATOR: Reach.ALL}),
    Policy("clocks.manage_rules", {Role.ADMINISTRATOR: Reach.ALL}),
)
