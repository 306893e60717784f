"""The eight roles; the last three are kept apart (GB/T 22239-2019 level 3, 三权分立)."""

from collections.abc import Collection
from enum import StrEnum


class Role(StrEnum):
    """What a user is trusted with."""

    AGENT = "agent"
    SENIOR_AGENT = "senior_agent"
    DEPARTMENT_HANDLER = "department_handler"
    QUALITY_INSPECTOR = "quality_inspector"
    SUPERVISOR = "supervisor"
    ADMINISTRATOR = "administrator"
    SECURITY_ADMINISTRATOR = "security_administrator"
    AUDITOR = "auditor"


SEPARATED = frozenset({Role.ADMINISTRATOR, Role.SECURITY_ADMINISTRATOR, Role.AUDITOR})
"""No user holds two of these, nor one of these together with any other role."""


def may_be_combined(roles: Collection[Role]) -> bool:
    """Return whether one user may hold these roles together."""
    return len(set(roles)) <= 1 or SEPARATED.isdisjoint(roles)
