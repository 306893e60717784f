"""Every registered policy does for every role what was written by hand, over real rows."""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from uuid import UUID

import pytest
from django.db.models import Model

from careline.cases.models import Complaint
from careline.contacts.models import Contact, FollowUp, ServiceOrder
from careline.halls.models import Appointment
from careline.kernel.identity import new_id
from careline.parties.models import Customer
from careline.security import policy
from careline.security.models import ApiToken, Department, KeptList, Session, User
from careline.security.policy import Policy, Reach
from careline.security.rules.roles import Role
from tests.architecture.matrix.neighbours import Neighbours
from tests.architecture.matrix.written import Whose, written

REACHED = {
    (Whose.OWN,): "own",
    (Whose.OWN, Whose.COLLEAGUES): "dept",
    (Whose.OWN, Whose.COLLEAGUES, Whose.OUTSIDERS): "all",
    (Whose.COLLEAGUES, Whose.OUTSIDERS): "others",
}

KINDS: Mapping[str, type[Model]] = {
    "session": Session,
    "token": ApiToken,
    "user": User,
    "people": User,
    "department": Department,
    "contact": Contact,
    "up": FollowUp,
    "list": KeptList,
    "order": ServiceOrder,
    "appointment": Appointment,
    "customer": Customer,
    "customers": Customer,
    "field": Customer,
}
"""Which rows a policy is about, by the last word of its name; all else is about complaints."""


def computed(right: Policy, street: Neighbours, at: datetime) -> str:
    """What a policy gives, in the table's words: over the street's rows, or yes and no."""
    if right.where is None:
        return "yes" if policy.allows(street.by, right.name) else "-"
    kind = KINDS.get(right.name.rsplit("_", 1)[-1], Complaint)
    objects = {whose: row_of(kind, street, whose, at) for whose in Whose}
    reached = set(kind._default_manager.filter(policy.scope(street.by, right.name)).values_list("pk", flat=True))
    if not reached & set(objects.values()):
        return "far" if policy.allows(street.by, right.name) else "-"
    return REACHED[tuple(whose for whose, name in objects.items() if name in reached)]


def row_of(kind: type[Model], street: Neighbours, whose: Whose, at: datetime) -> UUID:
    """Return the name of a row of that kind in that person's hands."""
    user, complaint = street.people[whose], street.complaints[whose]
    if kind is Session:
        return Session.objects.create(user=user, secret_hash=new_id().bytes, started_at=at, seen_at=at).pk
    if kind is ApiToken:
        until = at + timedelta(days=1)
        return ApiToken.objects.create(
            user=user, name="a", secret_hash=new_id().bytes, issued_at=at, expires_at=until
        ).pk
    return {
        Contact: street.contacts[whose].pk,
        KeptList: street.views[whose].pk,
        ServiceOrder: street.orders[whose].pk,
        FollowUp: street.follow_ups[whose].pk,
        Appointment: street.appointments[whose].pk,
        Complaint: complaint.pk,
        Customer: complaint.customer_id,
        User: user.pk,
        Department: user.department_id,
    }[kind]


def disagreements(policies: Mapping[str, Policy], street: Neighbours, role: Role, at: datetime) -> Iterator[str]:
    """Rights that a role has and shouldn't, hasn't and should, or that nobody wrote down."""
    table = written()
    for name, right in sorted(policies.items()):
        given = computed(right, street, at)
        if name not in table:
            yield f"{name} isn't written in the matrix; {role} gets: {given}"
        elif table[name][role] != given:
            yield f"{name}: {role} should have {table[name][role]}, and has {given}"


def test_every_policy_gives_each_role_what_was_written(street: Neighbours, role: Role, at: datetime) -> None:
    assert list(disagreements(policy.registered(), street, role, at)) == []


def test_every_written_right_is_registered() -> None:
    assert set(written()) == set(policy.registered())


def test_the_three_separated_roles_reach_no_complaint_to_change_it() -> None:
    changes = [row for right, row in written().items() if right.startswith("cases.") and "_complaint" in right]
    kept_apart = (Role.ADMINISTRATOR, Role.SECURITY_ADMINISTRATOR)
    assert all(row[role] == "-" for row in changes for role in kept_apart)
    assert sum(row[Role.AUDITOR] != "-" for row in changes) == 1  # he reads


@pytest.mark.parametrize("role", [Role.AGENT], indirect=True)
@pytest.mark.parametrize("fault", ["grants all", "forgets the row", "is new"])
def test_planted_policy_is_reported(street: Neighbours, role: Role, at: datetime, fault: str) -> None:
    real = policy.registered()["cases.read_complaint"]
    planted = {
        "grants all": Policy(real.name, {Role.AGENT: Reach.ALL}, real.where),
        "forgets the row": Policy(real.name, real.reach, None),
        "is new": Policy("cases.erase_complaint", {Role.AGENT: Reach.OWN}, real.where),
    }[fault]
    policy._policies[planted.name] = planted
    try:
        (line,) = disagreements({planted.name: planted}, street, role, at)
    finally:
        policy._policies[real.name] = real
        policy._policies.pop("cases.erase_complaint", None)
    assert planted.name in line
