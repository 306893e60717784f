"""The one right that is the API's own: to ask who one is."""

from careline.security.policy import Policy, Reach
from careline.security.rules.roles import Role

POLICIES = (Policy("api.read_me", dict.fromkeys(Role, Reach.OWN)),)
