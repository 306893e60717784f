"""Nobody knows of a complaint about himself, however far his roles reach and whichever way he asks (CP11)."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import pytest

from careline.cases.models import Complaint
from careline.cases.queries.assignment import facts_of
from careline.cases.queries.board import board
from careline.cases.queries.finding import NoSuchComplaint, complaint, may, rights_over, visible
from careline.cases.queries.open_work import OpenComplaints
from careline.cases.queries.what_if import Line, what_if
from careline.cases.queries.worklist import Bounds, Filters, View, counted, next_item, worklist
from careline.kernel.clock import StoppedClock, using
from careline.security import policy
from careline.security.actor import Actor, system
from careline.security.policy import Forbidden
from careline.security.rules.roles import Role
from tests.api.conftest import Caller, token_of
from tests.architecture.matrix.neighbours import Neighbours, street_of
from tests.architecture.matrix.written import ROLES, Whose

RIGHTS = (
    "cases.read_complaint",
    "cases.classify_complaint",
    "cases.assign_complaint",
    "cases.work_complaint",
    "cases.reply_complaint",
    "cases.feed_back_complaint",
    "cases.archive_complaint",
    "cases.note_complaint",
    "cases.read_board",
)


@dataclass(frozen=True)
class Accused:
    """Somebody, the complaint about him that he himself received, and the moment."""

    by: Actor
    about_him: Complaint
    bounds: Bounds


@pytest.fixture
def accused(db: None, before_him: Accused) -> Accused:  # noqa: ARG001  (a fixture asks for another one by naming it)
    return before_him


@pytest.fixture(scope="module")
def before_him(shared_db: None, role: Role, at: datetime) -> Iterator[Accused]:  # noqa: ARG001  (likewise)
    with street_of(role, at) as street:
        yield put_before_him(street, at)


def put_before_him(street: Neighbours, at: datetime) -> Accused:
    """Put a complaint about him before somebody: received by him, in his department, held by nobody, long overdue."""
    about_him = street.complaints[Whose.OWN]
    changed = {"handler": None, "complained_about": street.people[Whose.OWN], "due_at": at - timedelta(days=1)}
    Complaint.objects.filter(pk=about_him.pk).update(**changed, stage="accepted")
    Complaint.objects.exclude(pk=about_him.pk).update(stage="archived")
    about_him.refresh_from_db()
    return Accused(street.by, about_him, Bounds.of_day(at))


@pytest.fixture(scope="module", params=ROLES)
def role(request: pytest.FixtureRequest) -> Role:
    return Role(request.param)


def test_no_query_shows_it(accused: Accused) -> None:
    by, it, bounds = accused.by, accused.about_him, accused.bounds
    with pytest.raises(NoSuchComplaint):
        complaint(by=by, number=it.number)
    assert it not in visible(by=by)
    for view in View:
        assert it not in worklist(by=by, bounds=bounds, filters=Filters(view=view)).rows
    for narrowed in (Filters(text=it.number), Filters(text=it.title), Filters(customers=(it.customer_id,))):
        assert it not in worklist(by=by, bounds=bounds, filters=replace(narrowed, view=View.ALL)).rows
    assert next_item(by=by) is None
    assert rights_over(by=by, complaint=it, rights=RIGHTS) == frozenset()
    assert not any(may(by=by, complaint=it, right=right) for right in RIGHTS)
    assert not OpenComplaints().is_working_for(by=by, customer=it.customer_id, work=it.id)


def test_no_count_counts_it(accused: Accused) -> None:
    assert not any(counted(by=accused.by, bounds=accused.bounds).of.values())
    try:
        found = board(by=accused.by, bounds=accused.bounds)
    except Forbidden:
        return
    assert (found.total.open, found.by_department, found.by_handler, found.by_stage) == (0, [], [], [])


def test_the_assignment_table_tells_nothing_of_it(accused: Accused) -> None:
    line = Line(position=0, department=accused.about_him.department.code)
    try:
        tried, _ = what_if(line=line, by=accused.by)
    except Forbidden:
        return
    assert tried == 0
    with pytest.raises(NoSuchComplaint):
        facts_of(number=accused.about_him.number, by=accused.by)


def test_the_api_shows_it_nowhere(accused: Accused, at: datetime) -> None:
    caller = Caller(token_of(accused.by, at))
    number = accused.about_him.number
    with using(StoppedClock(at)):
        for path in ("", "/timeline", "/clocks"):
            assert caller.get(f"complaints/{number}{path}").status in {403, 404}
        found = caller.post("complaints/searches", {"view": "all", "text": number})
        for answer in (caller.get("complaints?view=all"), found):
            assert answer.status == 403 or number not in str(answer.body["items"])


@pytest.fixture
def wide(monkeypatch: pytest.MonkeyPatch) -> Callable[[str, Role], None]:
    """Return a way to let a role reach everything with a right."""

    def widen(name: str, role: Role) -> None:
        real = policy.registered()[name]
        reach = {**real.reach, role: policy.Reach.ALL}
        monkeypatch.setitem(policy._policies, name, replace(real, reach=reach))

    return widen


def test_no_reach_is_wide_enough(accused: Accused, wide: Callable[[str, Role], None], role: Role) -> None:
    for right in RIGHTS:
        wide(right, role)
        reached = Complaint.objects.filter(policy.scope(accused.by, right))
        assert accused.about_him not in reached, right
        assert reached.count() == 2, right


def test_the_system_works_on_it_all_the_same(accused: Accused) -> None:
    assert complaint(by=system("sweeper"), number=accused.about_him.number) == accused.about_him
    assert board(by=system("sweeper"), bounds=accused.bounds).total.open == 1
