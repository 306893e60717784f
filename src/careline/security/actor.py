"""Who acts: a user, a customer, the system or an integration. Every operation and query is told by whom it is asked."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID

from careline.security.rules.roles import Role


class ActorKind(StrEnum):
    """What kind of being acts."""

    USER = "user"
    CUSTOMER = "customer"
    SYSTEM = "system"
    INTEGRATION = "integration"


@dataclass(frozen=True, kw_only=True)
class Actor:
    """One who acts, with the rights of this very moment: it is made anew for each request and each job."""

    kind: ActorKind
    name: str
    """A code: the user's name, or the job's."""
    id: UUID | None = None
    department_id: UUID | None = None
    department_path: str = ""
    """Path of the department in the tree, such as `hq/billing/`; empty for one who belongs to none."""
    roles: frozenset[Role] = field(default_factory=frozenset)
    rights: Mapping[str, int] = field(default_factory=dict, compare=False)
    """What roles of the operator's own give besides: each right, and how far (`policy.Reach`)."""

    @property
    def is_system(self) -> bool:
        """Whether this is Careline itself, which is bound by rules but not by reach."""
        return self.kind is ActorKind.SYSTEM


def system(name: str) -> Actor:
    """Return Careline itself, acting as the named job."""
    return Actor(kind=ActorKind.SYSTEM, name=name)


OFF_BOARDING = system("off-boarding")
"""Whose hand moves what a leaver held: who shuts an account reads none of it, so the house does, under that act."""
