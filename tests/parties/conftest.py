"""Agents, a complaint desk that says who works for whom, and what Wang Fang told."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from uuid import UUID

import pytest

from careline.kernel.identity import new_id
from careline.parties.ports.open_work import Work, answering_alone
from careline.parties.rules.details import CustomerDetails, DocumentKind
from careline.security.actor import Actor, ActorKind
from careline.security.models import Department, RoleGrant, User
from careline.security.rules.roles import Role

WANG_FANG = CustomerDetails(
    name="王芳",
    number="138 0013 8000",
    email="WangFang@example.com",
    address="北京市朝阳区建国路88号",
    document="11010519491231002X",
    document_kind=DocumentKind.RESIDENT_ID,
    brand="global-tone",
    region="beijing",
    place="北京",
    source_channel="phone",
)


@dataclass
class Desk:
    """The twin of the room of complaints: who attends to which complaint of whom."""

    attended: set[tuple[UUID | None, UUID, UUID]] = field(default_factory=set)

    def is_working_for(self, *, by: Actor, customer: UUID, work: UUID) -> bool:
        return (by.id, customer, work) in self.attended

    def serving(self, *, by: Actor, customer: UUID) -> Work:
        works = [work for actor, whose, work in self.attended if (actor, whose) == (by.id, customer)]
        return {"complaint": works[0]} if works else {}

    def open(self, by: Actor, customer: UUID) -> UUID:
        """Open a complaint of the customer that the actor attends to."""
        complaint = new_id()
        self.attended.add((by.id, customer, complaint))
        return complaint


@pytest.fixture
def desk() -> Iterator[Desk]:
    desk = Desk()
    with answering_alone(desk):
        yield desk


def member(username: str, *roles: Role) -> Actor:
    department = Department.objects.get_or_create(code="hq", path="hq/", name_zh="总部", name_en="HQ")[0]
    user = User.objects.create(username=username, full_name=username, department=department)
    return Actor(
        kind=ActorKind.USER,
        name=username,
        id=user.id,
        department_id=department.id,
        department_path="hq/",
        roles=frozenset(roles),
    )


@pytest.fixture
def agent(request: pytest.FixtureRequest) -> Actor:
    request.getfixturevalue("db")
    return member("liwei", Role.AGENT)


@pytest.fixture
def auditor(request: pytest.FixtureRequest) -> Actor:
    request.getfixturevalue("db")
    return member("auditor", Role.AUDITOR)


@pytest.fixture
def administrator(request: pytest.FixtureRequest) -> Actor:
    request.getfixturevalue("db")
    return member("root", Role.ADMINISTRATOR)


def hired(username: str, role: Role) -> Actor:
    """A colleague whose role stands in the records too, as whoever looks for takers reads it."""
    actor = member(username, role)
    RoleGrant.objects.create(user_id=actor.id, role=role, granted_at=datetime(2025, 1, 1, tzinfo=UTC))
    return actor


@pytest.fixture
def li(db: None) -> Actor:  # noqa: ARG001  (it opens the database)
    return hired("li", Role.AGENT)


@pytest.fixture
def wu(db: None) -> Actor:  # noqa: ARG001  (likewise)
    return hired("wu", Role.AGENT)


@pytest.fixture
def quinn(db: None) -> Actor:  # noqa: ARG001  (likewise)
    return hired("quinn", Role.QUALITY_INSPECTOR)


@pytest.fixture
def zhao(db: None) -> Actor:  # noqa: ARG001  (likewise)
    return hired("zhao", Role.SUPERVISOR)
