"""A street for each role, built once for a module: the next role's is built where it was torn down."""

from collections.abc import Iterator
from datetime import datetime

import pytest

from careline.security.rules.roles import Role
from tests.architecture.matrix.neighbours import Neighbours, street_of
from tests.architecture.matrix.written import ROLES


@pytest.fixture(scope="module", params=ROLES)
def role(request: pytest.FixtureRequest) -> Role:
    """Each role in turn."""
    return Role(request.param)


@pytest.fixture
def street(db: None, shared_street: Neighbours) -> Neighbours:  # noqa: ARG001  (a fixture asks for another one by naming it)
    """The street of the role; whatever a test does to it is undone after it."""
    return shared_street


@pytest.fixture(scope="module")
def shared_street(shared_db: None, role: Role, at: datetime) -> Iterator[Neighbours]:  # noqa: ARG001  (likewise)
    with street_of(role, at) as built:
        yield built
