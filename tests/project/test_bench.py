"""What the bench says and how it fills a house, without measuring anything."""

import json
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

import bench.__main__ as bench
import pytest
from bench import calls, filling, open_clocks
from bench.ratio import Goal, Measured
from django.db.models import Count

from careline.cases.models import Clock, ClockMove, Complaint
from careline.clocks.operations.calendars import change_calendar_days
from careline.clocks.rules.days import DayChange, DayKind
from careline.contacts.models import Contact, ContactStep, Handle
from careline.contacts.queries.listing import ContactView, Filters, contacts
from careline.project import founding
from careline.security.actor import system
from careline.security.models import User
from careline.security.queries.users import actor_for

SAID = {"goal", "ours", "floor", "ratio", "must", "stretch", "better"}


def goal(name: str, *, must: float, higher_is_better: bool = True) -> Goal:
    return Goal(name=name, ours="a second", floor="as many", must=must, stretch=2.0, higher_is_better=higher_is_better)


MEASURED = (
    Measured(goal("worst", must=0.5, higher_is_better=False), ours=[30.0] * 5, floor=[10.0] * 5),
    Measured(goal("best", must=0.1), ours=[5.0] * 5, floor=[10.0] * 5),
    Measured(goal("middle", must=0.4), ours=[4.0, 4.0, 5.0, 5.0, 5.0], floor=[10.0] * 5),
)
RESTLESS = Measured(goal("restless", must=0.1), ours=[5.0] * 4, floor=[10.0, 10.0, 20.0, 20.0])


def told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *found: Measured
) -> list[dict[str, object]]:
    """Let the bench have found this; return its lines."""
    monkeypatch.setattr(bench, "GOALS", {"P": lambda: iter(found)})
    monkeypatch.setenv("ONLY", "P")
    bench.main()
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_each_ratio_is_a_line_and_the_worst_comes_last(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = told(monkeypatch, capsys, *MEASURED)
    assert [line["goal"] for line in lines] == ["best", "middle", "worst"]
    assert [set(line) for line in lines] == [SAID] * 3
    assert lines[-1] == {
        "goal": "worst",
        "ours": 30.0,
        "floor": 10.0,
        "ratio": 3.0,
        "must": 0.5,
        "stretch": 2.0,
        "better": "lower",
    }


def test_what_cannot_be_judged_is_the_worst_and_says_why(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    last = told(monkeypatch, capsys, RESTLESS, *MEASURED)[-1]
    assert set(last) == SAID | {"refused"}
    assert (last["goal"], last["ratio"]) == ("restless", None)


def test_a_goal_without_a_floor_is_its_own_number(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    alone = Goal(name="alone", ours="seconds", must=2, stretch=0.5, higher_is_better=False)
    (line,) = told(monkeypatch, capsys, Measured(alone, ours=[0.25]))
    assert (line["ours"], line["floor"], line["ratio"]) == (0.25, None, 0.25)
    assert Measured(alone, ours=[4.0]).margin == 0.5


@pytest.mark.parametrize(
    ("only", "run"),
    [
        ("P1", ["P1"]),
        ("P2", ["P2"]),
        ("P1a", ["P1"]),
        ("", ["pages", "P1", "P2"]),
        ("growth", ["growth"]),
        ("features", ["features"]),
    ],
)
def test_one_of_them_is_run_alone(monkeypatch: pytest.MonkeyPatch, only: str, run: list[str]) -> None:
    ran: list[str] = []

    def measuring(name: str) -> Callable[[], Iterator[Measured]]:
        def measure() -> Iterator[Measured]:
            ran.append(name)
            return iter(())

        return measure

    monkeypatch.setattr(bench, "GOALS", {name: measuring(name) for name in ("P1", "P2")})
    monkeypatch.setattr(bench, "LONG", {"growth": measuring("growth")})
    monkeypatch.setattr(bench, "TOLD", {name: measuring(name) for name in ("features", "pages")})
    monkeypatch.setenv("ONLY", only)
    bench.main()
    assert ran == run


def test_what_is_no_bench_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bench, "GOALS", {"P1": lambda: iter(()), "P2": lambda: iter(())})
    monkeypatch.setenv("ONLY", "Q7")
    with pytest.raises(SystemExit, match="ONLY=Q7 names none of P1, P2, growth, features, pages"):
        bench.main()


@pytest.mark.django_db
def test_open_clocks_are_copies_that_a_holiday_moves(monkeypatch: pytest.MonkeyPatch, at: datetime) -> None:
    """P6 would measure nothing if its clocks were over, or counted no working days."""
    monkeypatch.setattr(filling, "PEOPLE", 4)
    monkeypatch.setattr(filling, "DEPARTMENTS", 2)
    for name, value in {"PEOPLE": 4, "CHUNK": 10, "PATTERNS": 3}.items():
        monkeypatch.setattr(open_clocks, name, value)
    founding.found(at=at)
    open_clocks.fill(60, at)
    of_the_bench = Clock.objects.filter(rule_code__startswith="bench.", state="running")
    assert of_the_bench.count() == 3 * Complaint.objects.count()
    assert Clock.objects.count() >= 60
    assert ClockMove.objects.count() == 0
    holiday = DayChange(day=(at + timedelta(days=1)).date(), kind=DayKind.HOLIDAY)
    batch = change_calendar_days(code="cn", changes=[holiday], by=system("bench"), at=at)
    assert batch is not None
    assert (batch.moved, ClockMove.objects.count()) == (of_the_bench.count(), of_the_bench.count())


@pytest.mark.django_db
def test_a_filled_house_has_a_contact_for_each_customer(monkeypatch: pytest.MonkeyPatch, at: datetime) -> None:
    for module in (filling, calls):
        monkeypatch.setattr(module, "PATTERNS", 3)
        monkeypatch.setattr(module, "PEOPLE", 4)
    monkeypatch.setattr(filling, "DEPARTMENTS", 2)
    founding.found(at=at)
    filling.people(at)
    calls.patterns(at)
    assert list(filling.customers(40, at)) == [40]
    calls.contacts(40)
    assert Contact.objects.count() == 43
    assert Contact.objects.exclude(step="closed").count() == 3 + 2
    assert set(Contact.objects.annotate(legs=Count("handles")).values_list("legs", flat=True)) == {1}
    assert ContactStep.objects.count() >= Contact.objects.count() == Handle.objects.count()
    chief = actor_for(User.objects.get(username="chief"))
    assert len(contacts(by=chief, filters=Filters(view=ContactView.ALL), limit=20).rows) == 20
