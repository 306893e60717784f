"""Who may design forms. Who may answer one is for the room that asks it to say."""

from careline.security.policy import Policy, Reach
from careline.security.rules.roles import Role

POLICIES = (
    Policy("forms.read_forms", dict.fromkeys(Role, Reach.ALL)),
    Policy("forms.manage_forms", {Role.ADMINISTRATOR: Reach.ALL}),
)
