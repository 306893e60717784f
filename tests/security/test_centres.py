"""Contact centres: listed, closed only when empty, and found from where somebody works upwards."""

from collections.abc import Callable
from datetime import datetime

import pytest

from careline.security.actor import Actor
from careline.security.models import Department, LedgerEntry, User
from careline.security.operations.centres import (
    CentreInUse,
    CentreIsClosed,
    CentreTold,
    close_centre,
    place_department,
    set_centre,
)
from careline.security.operations.departments import close_department
from careline.security.policy import Forbidden
from careline.security.queries.centres import NoSuchCentre, centre_of, centres, departments_seated_in, known_centre
from careline.security.queries.users import actor_for
from careline.security.rules.centres import BadCentreCode, CentreNameMissing
from careline.security.rules.roles import Role


def seated(centre: str) -> set[str]:
    return set(departments_seated_in(centre=centre).values_list("code", flat=True))


NORTH = CentreTold(name_zh="北区", name_en="North", position=1)


def test_a_centre_is_listed_renamed_closed_and_opened_again(administrator: Actor, at: datetime) -> None:
    north = set_centre(code="north", told=NORTH, by=administrator, at=at)
    set_centre(code="south", told=CentreTold(name_zh="南区", name_en="South"), by=administrator, at=at)
    assert [one.code for one in centres()] == ["south", "north"]  # by position
    close_centre(code="north", by=administrator, at=at)
    assert [one.code for one in centres()] == ["south"]
    with pytest.raises(CentreIsClosed):
        close_centre(code="north", by=administrator, at=at)
    again = set_centre(code="north", told=CentreTold(name_zh=" 北方 ", name_en="North"), by=administrator, at=at)
    assert (again.id, again.name_zh, again.closed_at) == (north.id, "北方", None)
    told = LedgerEntry.objects.filter(subject_id=north.id).values_list("event", flat=True)
    assert sorted(told) == ["security.centre_closed", "security.centre_set", "security.centre_set"]


@pytest.mark.parametrize(
    ("code", "name", "refused"),
    [("Nord!", "北区", BadCentreCode), ("n" * 21, "北区", BadCentreCode), ("n", " ", CentreNameMissing)],
)
def test_what_can_be_no_centre_is_refused(
    administrator: Actor, at: datetime, code: str, name: str, refused: type[Exception]
) -> None:
    with pytest.raises(refused):
        set_centre(code=code, told=CentreTold(name_zh=name, name_en="N"), by=administrator, at=at)


def test_who_names_no_centre_sits_where_the_department_above_does(
    billing: Department,
    network: Department,
    user_with: Callable[..., User],
    administrator: Actor,
    at: datetime,
) -> None:
    chen, sun = user_with("chen", department=billing), user_with("sun", department=network)
    assert centre_of(user=chen.pk) is None
    north, south = (set_centre(code=code, told=NORTH, by=administrator, at=at) for code in ("north", "south"))
    place_department(department=billing.parent, centre=north, by=administrator, at=at)
    place_department(department=network, centre=south, by=administrator, at=at)
    assert (centre_of(user=chen.pk), centre_of(user=sun.pk)) == (north.pk, south.pk)
    assert seated("north") == {"hq", "billing"}
    assert seated("south") == {"network"}
    place_department(department=network, centre=None, by=administrator, at=at)
    assert centre_of(user=sun.pk) == north.pk
    assert (seated("north"), seated("south"), seated("nowhere")) == ({"hq", "billing", "network"}, set(), set())


def test_a_centre_closes_once_no_open_department_sits_there(
    billing: Department, administrator: Actor, at: datetime
) -> None:
    north = set_centre(code="north", told=NORTH, by=administrator, at=at)
    place_department(department=billing, centre=north, by=administrator, at=at)
    before = LedgerEntry.objects.count()
    place_department(department=billing, centre=north, by=administrator, at=at)
    assert LedgerEntry.objects.count() == before, "it sat there already"
    with pytest.raises(CentreInUse):
        close_centre(code="north", by=administrator, at=at)
    close_department(department=billing, by=administrator, at=at)
    close_centre(code="north", by=administrator, at=at)
    with pytest.raises(CentreIsClosed):
        place_department(department=billing, centre=known_centre(code="north"), by=administrator, at=at)


def test_only_who_runs_departments_keeps_centres(
    hq: Department, user_with: Callable[..., User], administrator: Actor, at: datetime
) -> None:
    north = set_centre(code="north", told=NORTH, by=administrator, at=at)
    agent = actor_for(user_with("li-wei", Role.AGENT))
    with pytest.raises(Forbidden):
        set_centre(code="south", told=NORTH, by=agent, at=at)
    with pytest.raises(Forbidden):
        close_centre(code="north", by=agent, at=at)
    with pytest.raises(Forbidden):
        place_department(department=hq, centre=north, by=agent, at=at)
    with pytest.raises(NoSuchCentre):
        known_centre(code="west")
