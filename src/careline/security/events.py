"""What happened to departments, users, sign-ins, tokens and keys."""

from dataclasses import dataclass
from uuid import UUID

from careline.kernel.events import Event
from careline.security.rules.lockout import LiftReason
from careline.security.rules.roles import Role


@dataclass(frozen=True, kw_only=True)
class DepartmentAdded(Event, about="department"):
    """A department joined the tree."""

    parent: UUID | None


@dataclass(frozen=True, kw_only=True)
class DepartmentRenamed(Event, about="department"):
    """A department bears another name; its code stays."""


@dataclass(frozen=True, kw_only=True)
class DepartmentMoved(Event, about="department"):
    """A department hangs elsewhere in the tree, with all below it."""

    old_parent: UUID
    parent: UUID


@dataclass(frozen=True, kw_only=True)
class DepartmentClosed(Event, about="department"):
    """A department takes no more work."""


@dataclass(frozen=True, kw_only=True)
class DepartmentPlaced(Event, about="department"):
    """A department sits in another contact centre, or where the department above it does."""

    centre: UUID | None


@dataclass(frozen=True, kw_only=True)
class CentreSet(Event, about="centre"):
    """A contact centre was added, renamed or opened again."""

    code: str


@dataclass(frozen=True, kw_only=True)
class CentreClosed(Event, about="centre"):
    """Nobody works at a contact centre any more."""

    code: str


@dataclass(frozen=True, kw_only=True)
class UserAdded(Event, about="user"):
    """Somebody joined the staff, or a program got an account."""

    department: UUID
    is_integration: bool


@dataclass(frozen=True, kw_only=True)
class UserRenamed(Event, about="user"):
    """A user is called otherwise; how stands with the user, who signs in as before."""


@dataclass(frozen=True, kw_only=True)
class UserTransferred(Event, about="user"):
    """A user works in another department."""

    old_department: UUID
    department: UUID


@dataclass(frozen=True, kw_only=True)
class UserDeactivated(Event, about="user"):
    """A user left."""


@dataclass(frozen=True, kw_only=True)
class UserOffBoarded(Event, about="user"):
    """A user left for good: what he held was handed over."""

    report: UUID
    moved: int
    left: int


@dataclass(frozen=True, kw_only=True)
class UserReactivated(Event, about="user"):
    """A user came back."""


@dataclass(frozen=True, kw_only=True)
class RoleGranted(Event, about="user"):
    """A user is trusted with more."""

    role: Role


@dataclass(frozen=True, kw_only=True)
class RoleRevoked(Event, about="user"):
    """A user is trusted with less."""

    role: Role


@dataclass(frozen=True, kw_only=True)
class CustomRoleSet(Event, about="role"):
    """A role of the operator's own was made, or may do something else."""

    code: str
    rights: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class CustomRoleRetired(Event, about="role"):
    """A role of the operator's own gives nothing any more."""

    code: str


@dataclass(frozen=True, kw_only=True)
class CustomRoleGranted(Event, about="user"):
    """A user is trusted with a role of the operator's own."""

    role: UUID
    code: str


@dataclass(frozen=True, kw_only=True)
class CustomRoleRevoked(Event, about="user"):
    """A role of the operator's own was taken from a user."""

    role: UUID
    code: str


@dataclass(frozen=True, kw_only=True)
class OneTimePasswordGiven(Event, about="user"):
    """A user got a one-time password in the place of a forgotten one."""


@dataclass(frozen=True, kw_only=True)
class PasswordChanged(Event, about="user"):
    """A user chose another password."""


@dataclass(frozen=True, kw_only=True)
class KeysArranged(Event, about="user"):
    """A user arranged the keys of the desk."""

    has_letters: bool
    acts: tuple[str, ...]
    """What no longer has the house's key."""


@dataclass(frozen=True, kw_only=True)
class SignInTried(Event, about="sign_in_attempt"):
    """Somebody tried to prove who he is, with or without success."""

    outcome: str
    user: UUID | None


@dataclass(frozen=True, kw_only=True)
class SessionsEnded(Event, about="user"):
    """A user signed out, or sessions of his were ended for him."""

    reason: str
    count: int


@dataclass(frozen=True, kw_only=True)
class AccountUnlocked(Event, about="user"):
    """A locked account may try again at once."""


@dataclass(frozen=True, kw_only=True)
class AddressLockLifted(Event, about="sign_in_attempt"):
    """An address that failed too often may try again at once; the attempt is the one that locked it."""

    reason: LiftReason


@dataclass(frozen=True, kw_only=True)
class TokenIssued(Event, about="token"):
    """A program got a bearer token for an account."""

    user: UUID


@dataclass(frozen=True, kw_only=True)
class TokenRevoked(Event, about="token"):
    """A bearer token is worth nothing any more."""

    user: UUID


@dataclass(frozen=True, kw_only=True)
class PersonKeyShredded(Event, about="person_key"):
    """A person's key was thrown away, and with it everything sealed under it."""


@dataclass(frozen=True, kw_only=True)
class PersonKeysRewrapped(Event, about="keyring"):
    """Some persons' keys were put under a newer master key."""

    master_version: int
    count: int


@dataclass(frozen=True, kw_only=True)
class AlarmRaised(Event, about="alarm"):
    """Something happened that a security administrator should look at."""

    kind: str


@dataclass(frozen=True, kw_only=True)
class AlarmsViewed(Event, about="user"):
    """A security administrator has seen alarms."""

    alarms: tuple[UUID, ...]


@dataclass(frozen=True, kw_only=True)
class KeptListSet(Event, about="kept_list"):
    """Somebody keeps a list, or shows one otherwise."""

    kind: str
    is_shared: bool
    filters: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class KeptListHanded(Event, about="kept_list"):
    """Who shared a list left, and somebody else owns it; its readers keep it."""

    kind: str
    owner: UUID


@dataclass(frozen=True, kw_only=True)
class KeptListRetired(Event, about="kept_list"):
    """Somebody keeps a list no longer."""

    kind: str
