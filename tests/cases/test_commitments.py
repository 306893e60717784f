"""How commitments were kept: each clock in the month it was due, by the rule that held it last, as one may see it."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from careline.cases.models import Clock, CommitmentMonth, Complaint
from careline.cases.operations.classifying import classify_complaint
from careline.cases.operations.measuring import measure_commitments
from careline.cases.operations.receiving import receive_complaint
from careline.cases.queries.commitments import KeptFigures, clocks_behind, kept_commitments, published_figures
from careline.cases.rules.commitments import CommitmentOutcome, KeptCommitment, KeptMonth, Months, NoSuchMonth
from careline.cases.rules.facts import Channel, Urgency
from careline.cases.rules.intake import Intake
from careline.clocks.queries.rules import NoSuchRule
from careline.clocks.rules.moves import ClockState
from careline.parties.rules.details import CustomerDetails
from careline.security.actor import Actor, system
from careline.security.models import LedgerEntry, User
from careline.security.policy import Forbidden
from careline.security.rules.roles import Role
from tests.cases.conftest import House
from tests.cases.test_clocks import answered, pause, row

__all__ = ["row"]

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
MARCH, APRIL = date(2026, 3, 1), date(2026, 4, 1)
IN_APRIL = datetime(2026, 4, 2, 2, tzinfo=UTC)
PROMISE, LAW = "cn.promise.answer.normal", "cn.answer"
KEPT, MISSED = CommitmentOutcome.KEPT, CommitmentOutcome.MISSED
MIDNIGHT = datetime(2026, 3, 31, 16, tzinfo=UTC)
"""Where March ends in Beijing."""


def counted(by: Actor, at: datetime = IN_APRIL) -> KeptFigures:
    """Return what the night counted."""
    measure_commitments(by=system("commitments"), at=at)
    return kept_commitments(by=by)


def march(by: Actor, code: str, at: datetime = IN_APRIL) -> tuple[int, int]:
    """Return how many of a rule's clocks were due in March, and how many were kept."""
    found = counted(by, at).of(code)
    (month,) = (one for one in found.months if one.month == MARCH) if found else (None,)
    return (month.due, month.kept) if month else (0, 0)


def behind(by: Actor, code: str, outcome: CommitmentOutcome) -> list[str]:
    page = clocks_behind(by=by, at=IN_APRIL, code=code, month=MARCH, outcome=outcome)
    return [one.complaint.number for one in page.rows]


def due(row: Complaint, code: str, at: datetime) -> None:
    """Let a clock be due at an instant."""
    Clock.objects.filter(complaint=row, rule_code=code).update(due_at=at)


def another(house: House, at: datetime, category: str = "product.billing") -> Complaint:
    intake = Intake(title="断网", channel=Channel.PHONE, customer=CustomerDetails(), category=category)
    return receive_complaint(intake=intake, by=house.li_wei, at=at)


def test_kept_is_what_ended_when_it_was_due_or_before(row: Complaint, house: House, at: datetime) -> None:
    answered(row, house, at + 48 * HOUR)  # to the minute
    late = another(house, at)
    answered(late, house, at + 48 * HOUR + timedelta(microseconds=1))
    waits = another(house, at)
    assert march(house.zhao_min, PROMISE) == (3, 1)
    assert march(house.zhao_min, LAW) == (3, 2), "the law’s fifteen days were kept by both that were answered"
    assert behind(house.zhao_min, PROMISE, KEPT) == [row.number]
    assert behind(house.zhao_min, PROMISE, MISSED) == [late.number, waits.number], "what waits still is missed, too"
    page = clocks_behind(by=house.zhao_min, at=IN_APRIL, code=PROMISE, month=MARCH, outcome=MISSED)
    assert [one.stopped_at for one in page.rows] == [at + 48 * HOUR + timedelta(microseconds=1), None]


def test_what_stands_still_or_proves_nothing_is_not_counted(row: Complaint, house: House, at: datetime) -> None:
    pause(row, house, at + HOUR)
    assert march(house.zhao_min, PROMISE) == (0, 0)
    other = another(house, at)
    for state, counted in (
        (ClockState.RUNNING, 1),
        (ClockState.WITHDRAWN, 0),
        (ClockState.CARRIED, 0),
        (ClockState.PAUSED, 0),
    ):
        Clock.objects.filter(complaint=other, rule_code=PROMISE).update(state=state)
        assert march(house.zhao_min, PROMISE) == (counted, 0), state


def test_a_clock_counts_in_the_month_it_was_due_in_the_house(row: Complaint, house: House) -> None:
    due(row, PROMISE, MIDNIGHT - timedelta(microseconds=1))
    assert march(house.zhao_min, PROMISE) == (1, 0)
    due(row, PROMISE, MIDNIGHT)
    assert march(house.zhao_min, PROMISE) == (0, 0), "in Beijing that is April already"
    found = counted(house.zhao_min, datetime(2026, 5, 2, tzinfo=UTC)).of(PROMISE)
    assert found
    assert [one.month for one in found.months if one.due] == [APRIL]
    assert len(found.months) == 12
    assert (found.total.due, found.total.kept, found.total.rate) == (1, 0, 0.0)


def test_the_month_that_runs_is_not_told(row: Complaint, house: House, at: datetime) -> None:
    answered(row, house, at + HOUR)
    assert march(house.zhao_min, PROMISE, MIDNIGHT) == (1, 1)
    assert not counted(house.zhao_min, MIDNIGHT - timedelta(microseconds=1)).items
    with pytest.raises(NoSuchMonth):
        clocks_behind(by=house.zhao_min, at=IN_APRIL, code=PROMISE, month=APRIL, outcome=KEPT)
    with pytest.raises(NoSuchRule):
        clocks_behind(by=house.zhao_min, at=IN_APRIL, code="cn.nothing", month=MARCH, outcome=KEPT)


def test_a_clock_counts_for_the_rule_that_held_it_last(row: Complaint, house: House, at: datetime) -> None:
    urgent = "cn.promise.answer.urgent"
    classify_complaint(
        number=row.number, category="product.billing", urgency=Urgency.URGENT, by=house.li_wei, at=at + HOUR
    )
    assert Clock.objects.get(complaint=row, standing="promise", kind="answer").rule_code == PROMISE
    assert (march(house.zhao_min, urgent), march(house.zhao_min, PROMISE)) == ((1, 0), (0, 0))
    assert (behind(house.zhao_min, urgent, MISSED), behind(house.zhao_min, PROMISE, MISSED)) == ([row.number], [])


def test_who_supervises_counts_what_they_may_see_and_nobody_counts_those_about_themselves(
    row: Complaint, house: House
) -> None:
    for stranger in (house.chen, house.li_wei, house.administrator, house.auditor):
        with pytest.raises(Forbidden):
            kept_commitments(by=stranger)
        with pytest.raises(Forbidden):
            behind(stranger, PROMISE, MISSED)
    assert march(house.zhao_min, PROMISE) == (1, 0)
    row.complained_about = User.objects.get(pk=house.zhao_min.id)
    row.save(update_fields=["complained_about"])
    assert kept_commitments(by=house.zhao_min).of(PROMISE) is None, "at once, not from the next night on"
    assert (march(house.zhao_min, PROMISE), behind(house.zhao_min, PROMISE, MISSED)) == ((0, 0), [])


def test_a_supervisor_counts_what_lies_below_or_came_in_there(row: Complaint, house: House, at: datetime) -> None:
    network = replace(house.sun, roles=frozenset({Role.SUPERVISOR}))
    elsewhere = another(house, at, "network.fault")
    assert elsewhere.department.code == "front"
    for head, expected in ((network, []), (replace(house.chen, roles=frozenset({Role.SUPERVISOR})), [row.number])):
        assert march(head, PROMISE)[0] == len(behind(head, PROMISE, MISSED)) == len(expected)
        assert behind(head, PROMISE, MISSED) == expected
    front = replace(house.li_wei, roles=frozenset({Role.SUPERVISOR}))
    assert behind(front, PROMISE, MISSED) == [row.number, elsewhere.number], "both came in at the front desk"
    assert march(front, PROMISE) == (2, 0)
    nowhere = replace(front, department_path="", department_id=None)
    assert (march(nowhere, PROMISE), behind(nowhere, PROMISE, MISSED)) == ((0, 0), [])


def test_the_pages_of_a_number_go_on_where_they_ended(row: Complaint, house: House, at: datetime) -> None:
    numbers = [row.number, *(another(house, at + n * HOUR).number for n in (1, 2))]
    seen, after = [], ""
    for _ in numbers:
        page = clocks_behind(
            by=house.zhao_min, at=IN_APRIL, code=PROMISE, month=MARCH, outcome=MISSED, after=after, limit=1
        )
        seen += [one.complaint.number for one in page.rows]
        after = page.next.encode() if page.next else ""
    assert (seen, after) == (numbers, "")


def test_the_night_counts_all_of_it_once_more(row: Complaint, house: House, at: datetime) -> None:
    night = system("commitments")
    with pytest.raises(Forbidden):
        measure_commitments(by=house.zhao_min, at=IN_APRIL)
    measure_commitments(by=night, at=IN_APRIL)
    assert published_figures([PROMISE]).items[0].total.kept == 0
    answered(row, house, at + HOUR)
    measure_commitments(by=night, at=IN_APRIL + DAY)
    figures = published_figures([PROMISE, LAW])
    found = {one.code: (one.total.due, one.total.kept) for one in figures.items}
    assert found == {PROMISE: (1, 1), LAW: (1, 1)}
    entry = LedgerEntry.objects.filter(event="cases.commitments_measured").last()
    assert entry is not None
    assert figures.counted_at == IN_APRIL + DAY
    assert published_figures(["cn.nothing"]).items == published_figures([]).items == []
    assert entry.data == {"first_month": "2025-04-01", "last_month": "2026-03-01", "clocks": 3}
    Clock.objects.filter(complaint=row).update(state=ClockState.WITHDRAWN)
    measure_commitments(by=night, at=IN_APRIL + 2 * DAY)
    assert not CommitmentMonth.objects.exists(), "what isn’t counted any more goes"


def test_what_strangers_are_not_told_of_cannot_be_had_by_subtraction() -> None:
    january, february = date(2026, 1, 1), date(2026, 2, 1)
    many = [KeptMonth(month=january, due=40, kept=30), KeptMonth(month=february, due=25, kept=25)]
    few = KeptMonth(month=MARCH, due=3, kept=1)
    told = KeptCommitment("x", [*many, few]).total_for_strangers
    assert (told.due, told.kept) == (65, 55)
    alike = [replace(few, month=one) for one in (january, february, MARCH)]
    assert KeptCommitment("x", alike).total_for_strangers.due == 9, "where no month is told nothing can be subtracted"


def test_a_rate_is_never_rounded_up_and_few_tell_nothing() -> None:
    assert KeptMonth(month=MARCH, due=0, kept=0).rate is None
    assert KeptMonth(month=MARCH, due=10_000, kept=9_999).rate == 99.9
    assert [KeptMonth(month=MARCH, due=n, kept=n).is_telling for n in (19, 20)] == [False, True]
    months = Months.before(datetime(2026, 1, 5, tzinfo=UTC), ZoneInfo("Asia/Shanghai"))
    assert (months.told[0], months.told[-1]) == (date(2025, 1, 1), date(2025, 12, 1))
