"""Three neighbours for every role: oneself, a colleague of the same department, and an outsider from another one."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import count

from careline.cases.models import Complaint
from careline.contacts.models import Contact
from careline.kernel.numbering import case_number
from careline.parties.models import Customer
from careline.parties.operations.customers import match_or_register_all
from careline.parties.rules.details import CustomerDetails
from careline.security.actor import Actor, ActorKind, system
from careline.security.models import Department, RoleGrant, User
from careline.security.rules.roles import Role
from tests.architecture.matrix.written import Whose

SEQUENCE = count(900_000)


@dataclass(frozen=True)
class Neighbours:
    """One actor of one role, and the three people's names, accounts and complaints."""

    by: Actor
    people: Mapping[Whose, User]
    complaints: Mapping[Whose, Complaint]
    contacts: Mapping[Whose, Contact]


def neighbours(role: Role, at: datetime) -> Neighbours:
    """Build a street for one role."""
    departments = {code: department(code) for code in ("here", "there")}
    lives = {Whose.OWN: "here", Whose.COLLEAGUES: "here", Whose.OUTSIDERS: "there"}
    people = {whose: person(f"{whose.name}-{role}".lower(), departments[where]) for whose, where in lives.items()}
    RoleGrant.objects.create(user=people[Whose.OWN], role=role, granted_at=at)
    by = actor(people[Whose.OWN], role)
    complaints = {whose: complaint(who, at) for whose, who in people.items()}
    return Neighbours(by, people, complaints, {whose: contact(who, at) for whose, who in people.items()})


def department(code: str) -> Department:
    return Department.objects.get_or_create(code=code, path=f"{code}/", name_zh=code, name_en=code)[0]


def person(name: str, works_in: Department) -> User:
    return User.objects.create(username=name.replace("_", "-"), full_name=name, department=works_in)


def actor(user: User, role: Role) -> Actor:
    return Actor(
        kind=ActorKind.USER,
        name=user.username,
        id=user.id,
        department_id=user.department_id,
        department_path=user.department.path,
        roles=frozenset({role}),
    )


def customer(*, by: Actor, at: datetime) -> Customer:
    return match_or_register_all(details=[CustomerDetails(name="王芳", number="13800138000")], by=by, at=at)[0]


def complaint(of: User, at: datetime) -> Complaint:
    """A complaint that this person received and handles, in his department."""
    return Complaint.objects.create(
        number=case_number("TS", at.year, next(SEQUENCE)),
        title="停机",
        customer_id=customer(by=system("matrix"), at=at).id,
        jurisdiction="cn",
        channel="phone",
        received_by=of,
        received_in=of.department,
        received_at=at,
        stage="in_progress",
        urgency="normal",
        department=of.department,
        handler=of,
    )


def contact(of: User, at: datetime) -> Contact:
    """A call that this person answered, in his department."""
    return Contact.objects.create(
        number=case_number("JC", at.year, next(SEQUENCE)),
        channel="phone",
        direction="inbound",
        party_id=customer(by=system("matrix"), at=at).id,
        certainty="likely",
        arrived_at=at,
        step="access",
        received_by=of,
        department=of.department,
        agent=of,
    )
