"""Stale profiles are given to agents; whoever looks at one ends its task, and nobody's task is left behind."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careline.notices.models import StaffNotice
from careline.parties.models import Customer, VerificationTask
from careline.parties.operations.customers import register_customer, update_customer
from careline.parties.operations.forgetting import forget_customer
from careline.parties.operations.merging import merge_customers, unmerge_customer
from careline.parties.operations.verification_tasks import (
    VerificationTasksHeld,
    give_verification_tasks,
    pass_verification_tasks_on,
    release_verification_task,
)
from careline.parties.operations.verifying import confirm_attribute, correct_attribute
from careline.parties.queries.verification_tasks import (
    NoSuchVerificationTask,
    count_stale_unassigned,
    my_verification_tasks,
    tasks_by_agent,
    verification_tasks,
)
from careline.parties.reactions import tell_of_verification
from careline.parties.rules.attributes import Attribute
from careline.parties.rules.details import CustomerDetails
from careline.parties.rules.verification_tasks import (
    MOST_EACH,
    NobodyToVerify,
    NotADueDay,
    NothingToVerifyNow,
    NotSoMany,
    VerificationTaskEnd,
    VerificationTaskIsOver,
    VerificationTaskMove,
    VerificationTaskStep,
    deal,
    replay,
)
from careline.security.actor import Actor, system
from careline.security.models import LedgerEntry, User
from careline.security.policy import Forbidden
from careline.security.ports.holdings import Taker
from careline.security.rules.roles import Role
from tests.parties.conftest import hired

LONG_AGO = datetime(2025, 3, 2, 2, 0, tzinfo=UTC)
NOW = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)
DUE = date(2026, 11, 27)
DAY = timedelta(days=1)


@pytest.fixture
def wu(db: None) -> Actor:  # noqa: ARG001  (it opens the database)
    return hired("wu", Role.SENIOR_AGENT)


@pytest.fixture
def profiles(li: Actor) -> list[Customer]:
    """Five stale profiles, the stalest first."""
    return [
        register_customer(details=CustomerDetails(name="王芳", number=f"1380013800{n}"), by=li, at=LONG_AGO + n * DAY)
        for n in range(5)
    ]


def give(zhao: Actor, *agents: str, each: int = 2, due_on: date = DUE) -> list[VerificationTask]:
    return give_verification_tasks(agents=agents, each=each, due_on=due_on, by=zhao, at=NOW)


def had(agent: Actor) -> list[UUID]:
    return [row.customer_id for row in my_verification_tasks(by=agent).rows]


def end_of(task: VerificationTask) -> tuple[str, str]:
    """Return where a task stands and why, having made sure that its rows say so."""
    rows = list(task.moves.all())
    task.refresh_from_db()
    assert replay(row.as_rule for row in rows) == task.standing
    return task.state, rows[-1].why


@given(st.lists(st.uuids(), unique=True), st.lists(st.uuids(), unique=True, min_size=1))
def test_profiles_are_dealt_in_turn(profiles: list[UUID], agents: list[UUID]) -> None:
    dealt = deal(profiles, agents)
    assert [profile for profile, _ in dealt] == profiles
    counts = [sum(1 for _, who in dealt if who == one) for one in agents]
    assert max(counts) - min(counts) <= 1
    assert deal(profiles, []) == []


def test_what_has_ended_doesnt_move() -> None:
    task = VerificationTaskStep(move=VerificationTaskMove.GIVE, agent=UUID(int=1))
    done = VerificationTaskStep(move=VerificationTaskMove.DO, why=VerificationTaskEnd.VERIFIED)
    for again in VerificationTaskMove:
        with pytest.raises(VerificationTaskIsOver):
            replay([task, done, VerificationTaskStep(move=again, agent=UUID(int=2))])
    with pytest.raises(ValueError, match="given"):
        replay([done])


def test_the_stalest_are_given_first_and_nobody_gets_one_twice(
    li: Actor, wu: Actor, zhao: Actor, profiles: list[Customer]
) -> None:
    register_customer(details=CustomerDetails(number="13900139000"), by=li, at=NOW - DAY)
    register_customer(details=CustomerDetails(place="北京"), by=li, at=LONG_AGO - DAY)  # nobody knows who
    ids = [one.id for one in profiles]
    assert count_stale_unassigned(by=zhao, at=NOW) == len(profiles)
    give(zhao, "li", "wu")
    assert sorted(had(li) + had(wu)) == sorted(ids[:4])
    assert (set(had(li)), set(had(wu))) == ({ids[0], ids[2]}, {ids[1], ids[3]})
    assert [(one.agent.username, one.open, one.late) for one in tasks_by_agent(by=zhao, today=DUE + DAY)] == [
        ("li", 2, 2),
        ("wu", 2, 2),
    ]
    (last,) = give(zhao, "wu", each=9)
    assert last.customer_id == ids[4]
    assert LedgerEntry.objects.filter(event="parties.verification_task_moved").count() == len(profiles)
    with pytest.raises(NothingToVerifyNow):
        give(zhao, "li")


def test_only_a_supervisor_gives_and_only_to_who_may_verify(
    li: Actor, zhao: Actor, auditor: Actor, profiles: list[Customer]
) -> None:
    assert profiles
    hired("quinn", Role.QUALITY_INSPECTOR)
    with pytest.raises(Forbidden):
        give(li, "li")
    for agents in ((), ("quinn",), ("li", "nobody")):
        with pytest.raises(NobodyToVerify):
            give(zhao, *agents)
    for each in (0, MOST_EACH + 1):
        with pytest.raises(NotSoMany):
            give(zhao, "li", each=each)
    for day in (date(2026, 11, 19), date(2027, 12, 1)):
        with pytest.raises(NotADueDay):
            give(zhao, "li", due_on=day)
    User.objects.filter(username="li").update(deactivated_at=NOW)
    with pytest.raises(NobodyToVerify):
        give(zhao, "li")
    with pytest.raises(Forbidden):
        verification_tasks(by=li)
    assert verification_tasks(by=auditor).rows == []


def test_whoever_looks_at_the_profile_ends_the_task(li: Actor, zhao: Actor, profiles: list[Customer]) -> None:
    first, second, third, fourth = give(zhao, "li", each=4)
    confirm_attribute(customer=profiles[0].id, attribute=Attribute.NAME, by=li, at=NOW)
    assert end_of(first) == ("done", "verified")
    details = CustomerDetails(name="王芳芳", number="13800138001")
    update_customer(customer=profiles[1], details=details, version=1, by=zhao, at=NOW)
    assert end_of(second) == ("done", "updated")
    assert second.moves.last().actor_name == "zhao"  # type: ignore[union-attr]  # there are two
    unchanged = CustomerDetails(name="王芳", number="13800138002")
    update_customer(customer=profiles[2], details=unchanged, version=1, by=li, at=NOW)
    assert end_of(third)[0] == "open"
    correct_attribute(customer=profiles[3].id, attribute=Attribute.NUMBER, value="13900139009", by=li, at=NOW)
    assert end_of(fourth)[0] == "done"
    assert had(li) == [profiles[2].id]


def test_whoever_is_merged_or_forgotten_is_nobodys_task(zhao: Actor, profiles: list[Customer]) -> None:
    kept, merged, gone = give(zhao, "li", each=3)
    merge_customers(kept=profiles[0].id, merged=profiles[1].id, reason="compared", by=zhao, at=NOW)
    assert (end_of(kept)[0], end_of(merged)) == ("open", ("released", "merged"))
    forget_customer(customer=profiles[2], by=system("test"), at=NOW)
    assert end_of(gone) == ("released", "forgotten")
    unmerge_customer(merged=profiles[1].id, reason="mistake", by=zhao, at=NOW)
    assert [one.customer_id for one in give(zhao, "li", each=1)] == [profiles[1].id]


def test_a_task_taken_back_is_given_again(li: Actor, zhao: Actor, profiles: list[Customer]) -> None:
    task, _ = give(zhao, "li")
    with pytest.raises(Forbidden):
        release_verification_task(task=task.id, by=li, at=NOW)
    release_verification_task(task=task.id, by=zhao, at=NOW)
    assert end_of(task) == ("released", "withdrawn")
    with pytest.raises(VerificationTaskIsOver):
        release_verification_task(task=task.id, by=zhao, at=NOW)
    with pytest.raises(NoSuchVerificationTask):
        release_verification_task(task=UUID(int=0), by=zhao, at=NOW)
    assert give(zhao, "li", each=1)[0].customer_id == profiles[0].id


def test_a_leavers_tasks_go_to_the_taker_or_are_given_again(
    li: Actor, wu: Actor, zhao: Actor, profiles: list[Customer]
) -> None:
    assert li.id
    give(zhao, "li")
    held = VerificationTasksHeld()
    assert held.held(user=li.id) == ["2026-11-27", "2026-11-27"]
    assert held.hand_over(user=li.id, taker=Taker(user=wu.id), at=NOW).moved == 2
    assert had(wu) == [one.id for one in profiles[:2]]
    assert wu.id
    over = pass_verification_tasks_on(agent=wu.id, taker=Taker(), by=system("off-boarding"), at=NOW)
    assert (over.moved, over.ended) == (0, 2)
    assert {end_of(one) for one in VerificationTask.objects.all()} == {("released", "agent_left")}
    assert count_stale_unassigned(by=zhao, at=NOW) == len(profiles)


def test_an_agent_is_told_until_none_due_that_day_is_left(li: Actor, zhao: Actor, profiles: list[Customer]) -> None:
    give(zhao, "li")
    _react()
    (told,) = StaffNotice.objects.all()
    assert (told.kind, told.about, told.by_name, told.user_id) == ("verification_given", "2026-11-27", "zhao", li.id)
    confirm_attribute(customer=profiles[0].id, attribute=Attribute.NAME, by=li, at=NOW)
    _react()
    assert StaffNotice.objects.filter(lapse=None).count() == 1
    confirm_attribute(customer=profiles[1].id, attribute=Attribute.NAME, by=li, at=NOW)
    _react()
    assert StaffNotice.objects.filter(lapse=None).count() == 0


def test_the_list_goes_on_where_a_page_ended(li: Actor, wu: Actor, zhao: Actor, profiles: list[Customer]) -> None:
    give(zhao, "li", "wu", each=1, due_on=DUE)
    give(zhao, "li", each=1, due_on=DUE - DAY)
    first = verification_tasks(by=zhao, limit=1)
    assert [one.customer_id for one in first.rows] == [profiles[2].id]
    assert first.next
    rest = verification_tasks(by=zhao, after=first.next.encode())
    assert {one.customer_id for one in rest.rows} == {profiles[0].id, profiles[1].id}
    assert [one.customer_id for one in verification_tasks(by=zhao, agent=wu.id).rows] == [profiles[1].id]
    assert len(my_verification_tasks(by=li).rows) == 2


def _react() -> None:
    names = ("parties.verification_task_moved", "parties.verification_tasks_given")
    for entry in LedgerEntry.objects.filter(event__in=names).order_by("id"):
        tell_of_verification(entry=entry, at=NOW)
