"""Clocks as a new house has them: China's and the United States' calendars, and the default rules."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from careline.clocks.operations.installing import install_calendar
from careline.clocks.operations.packs import install_default_rules
from careline.security.actor import Actor, ActorKind, system
from careline.security.rules.roles import Role

SEED = system("seed")


def beijing(text: str) -> datetime:
    """Return the instant at which a clock in Beijing shows this."""
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo("Asia/Shanghai")).astimezone(UTC)


def user(role: Role) -> Actor:
    return Actor(kind=ActorKind.USER, name=role.value, roles=frozenset({role}))


@pytest.fixture
def installed(db: None, at: datetime) -> None:  # noqa: ARG001  (a fixture asks for another one by naming it)
    """For one test, in a module of which others begin with nothing."""
    install(at)


@pytest.fixture(scope="module")
def all_installed(shared_db: None, at: datetime) -> None:  # noqa: ARG001  (likewise)
    """For every test of a module; whatever one of them does is undone after it."""
    install(at)


def install(at: datetime) -> None:
    install_calendar(code="cn", by=SEED, at=at)
    install_calendar(code="us", by=SEED, at=at)
    install_default_rules(by=SEED, at=at)
