"""Requests nobody would write: no answer is a fault, and each is what the description promises."""

from collections.abc import Iterator
from datetime import datetime
from functools import cache
from typing import Any

import pytest
import schemathesis
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections, transaction
from hypothesis import HealthCheck, Phase, settings
from pytest_django import DjangoDbBlocker
from schemathesis import Case
from schemathesis.checks import CHECKS

from careline.api.v1 import api
from careline.kernel.clock import StoppedClock, using
from careline.security.operations.tokens import issue_token
from careline.security.rules.roles import Role
from tests.architecture.matrix.neighbours import Whose, neighbours
from tests.architecture.matrix.test_endpoints import furnished, names, recorded
from tests.cases.conftest import SEED

pytestmark = pytest.mark.fuzz
schemathesis.checks.load_all_checks()
PROMISES = [
    CHECKS.get_one(name)
    for name in (
        "not_a_server_error",
        "status_code_conformance",
        "content_type_conformance",
        "response_headers_conformance",
        "response_schema_conformance",
        "negative_data_rejection",
        "unsupported_method",
    )
]


@cache
def handler() -> WSGIHandler:
    return WSGIHandler()


def application(environ: dict[str, Any], start_response: Any) -> Any:
    """Be Careline, from the first request on: when tests are collected there is no database yet."""
    return handler()(environ, start_response)


schema = schemathesis.openapi.from_dict(api.get_openapi_schema(path_prefix="api/v1/"))
schema.app = application
schema.config.phases.coverage.enabled = False  # its thousands of requests are for `schemathesis run`, not for each role


@pytest.fixture(scope="module", params=list(Role))
def street(request: pytest.FixtureRequest, django_db_blocker: DjangoDbBlocker) -> Iterator[dict[str, str]]:
    """Furnish a house for one role; it is forgotten when all of the role's requests were made."""
    request.getfixturevalue("django_db_setup")
    at = datetime.fromisoformat("2026-03-11T02:30:00Z")
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)  # one connection holds the house until it is forgotten
    with django_db_blocker.unblock(), transaction.atomic():
        found = neighbours(request.param, at)
        rule = furnished(at)
        token = issue_token(user=found.people[Whose.OWN], name="fuzz", by=SEED, at=at)
        known = names(found, Whose.OWN, rule, recorded(found, at))
        known |= {"code": "network", "token": token, "at": at.isoformat()}
        yield known
        transaction.set_rollback(True)
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@schema.parametrize()
@settings(
    max_examples=6,
    deadline=None,
    derandomize=True,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=list(HealthCheck),
)
def test_no_answer_is_a_fault_and_each_is_as_promised(case: Case, street: dict[str, str]) -> None:
    aim(case, street)
    with using(StoppedClock(datetime.fromisoformat(street["at"]))), transaction.atomic():
        response = case.call(headers={"Authorization": f"Bearer {street['token']}"})
        transaction.set_rollback(True)
    case.validate_response(response, checks=PROMISES)


def aim(case: Case, known: dict[str, str]) -> None:
    """Let most requests meet something that is there, so that they come further than the door."""
    if case.meta and case.meta.generation.mode.is_positive:
        case.path_parameters.update({name: known[name] for name in case.path_parameters if name in known})
