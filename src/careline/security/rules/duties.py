"""Duties that are kept apart (GB/T 22239-2019 level 3, 三权分立), and what a role made by an operator may hold."""

import re
from collections.abc import Collection, Mapping
from enum import StrEnum

from careline.kernel.refusals import Kind, Refusal
from careline.security.rules.roles import Role


class Duty(StrEnum):
    """What a role is for; nobody has two of these."""

    WORK = "work"
    ADMINISTER = "administer"
    GUARD = "guard"
    AUDIT = "audit"


DUTY_OF: Mapping[Role, Duty] = dict.fromkeys(Role, Duty.WORK) | {
    Role.ADMINISTRATOR: Duty.ADMINISTER,
    Role.SECURITY_ADMINISTRATOR: Duty.GUARD,
    Role.AUDITOR: Duty.AUDIT,
}
CODE = re.compile(r"[a-z][a-z0-9_]{1,31}")
LONGEST = 60


class BadRoleName(Refusal):
    """A code or a name can't be one, or belongs to a built-in role."""

    code = "security.bad_role_name"


class NoRights(Refusal):
    """A role without a right is none."""

    code = "security.no_rights"


class RightStays(Refusal):
    """The right gives power over accounts, or belongs to no chair: it stays where the house put it."""

    code = "security.right_stays"
    kind = Kind.FORBIDDEN


class DutiesMixed(Refusal):
    """The rights belong to duties that are kept apart."""

    code = "security.duties_mixed"
    kind = Kind.CONFLICT


def duties_of(roles: Collection[Role]) -> frozenset[Duty]:
    """Return the duties to which a right belongs that these built-in roles hold."""
    return frozenset(DUTY_OF[role] for role in roles)


def common_duty(rights: Mapping[str, frozenset[Duty]]) -> Duty:
    """Return the one duty that all these rights can belong to; work, where it may be several.

    :raises NoRights: there are none.
    :raises RightStays: one belongs to no chair.
    :raises DutiesMixed: there is no such duty; naming a right that is the odd one out.
    """
    if not rights:
        raise NoRights(field="rights")
    for name, duties in rights.items():
        if not duties:
            raise RightStays(field="rights", right=name)
    likely = max(Duty, key=lambda duty: sum(duty in duties for duties in rights.values()))
    for name, duties in sorted(rights.items()):
        if likely not in duties:
            raise DutiesMixed(field="rights", right=name)
    return likely


def check_name(code: str, *, name_zh: str, name_en: str) -> None:
    """Refuse what a role can't be called.

    :raises BadRoleName: naming the field.
    """
    if not CODE.fullmatch(code) or code in set(Role):
        raise BadRoleName(field="code", limit=LONGEST)
    for field, name in (("name_zh", name_zh), ("name_en", name_en)):
        if not name.strip() or len(name) > LONGEST or "\x00" in name:
            raise BadRoleName(field=field, limit=LONGEST)
