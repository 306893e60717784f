"""What a changed calendar does to clocks that paused, stand still, have stopped, or are held to another rule by now."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from careline.cases.models import Clock, ClockMove, Complaint
from careline.cases.operations.classifying import classify_complaint
from careline.cases.operations.pausing import pause_clock, resume_clock
from careline.cases.operations.receiving import receive_complaint
from careline.cases.rules.facts import Channel, Urgency
from careline.cases.rules.intake import Intake
from careline.clocks.models import Redating
from careline.clocks.operations.calendars import change_calendar_days
from careline.clocks.operations.due_rules import set_due_rule
from careline.clocks.operations.installing import install_calendar, renew_calendars
from careline.clocks.queries.preview import Preview, preview_days
from careline.clocks.rules.almanacs import ALMANACS
from careline.clocks.rules.days import DayChange, DayKind
from careline.clocks.rules.default_rules import PROMISE
from careline.clocks.rules.moves import ClockState
from careline.clocks.rules.redating import Cause
from careline.clocks.rules.terms import ClockKind, PauseReason
from careline.kernel.calendar import Unit
from careline.kernel.identity import new_id
from careline.parties.rules.details import CustomerDetails
from tests.cases.conftest import SEED, House
from tests.cases.test_clocks import is_as_recorded, reached
from tests.cases.test_due_times import dated

__all__ = ["dated"]

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
FIVE_DAYS = replace(
    PROMISE,
    code="own.days",
    kind=ClockKind.RESOLVE,
    jurisdiction="cn",
    calendar="cn",
    unit=Unit.WORKING_DAY,
    amount=5,
    name_zh="五个工作日",
    name_en="Five working days",
)
"""From Wednesday 11 March: the end of Wednesday the 18th."""
DESK = replace(FIVE_DAYS, code="own.desk", unit=Unit.WORKING_HOUR, amount=12)
CONTACT = replace(DESK, code="own.contact", kind=ClockKind.CONTACT)


def promised(at: datetime, *terms: object) -> None:
    for one in terms:
        set_due_rule(terms=one, valid_from=date(2026, 1, 1), by=SEED, at=at)  # type: ignore[arg-type]  # they are terms


def received(house: House, at: datetime, *, jurisdiction: str = "cn", urgency: Urgency = Urgency.NORMAL) -> Complaint:
    intake = Intake(
        title="多收费",
        channel=Channel.PHONE,
        customer=CustomerDetails(),
        category="product.billing",
        jurisdiction=jurisdiction,
        urgency=urgency,
    )
    return receive_complaint(intake=intake, by=house.li_wei, at=at)


def clock(row: Complaint, code: str = "own.days") -> Clock:
    return Clock.objects.get(complaint=row, rule_code=code)


def pause(row: Complaint, house: House, at: datetime, code: str = "own.days") -> None:
    reason = PauseReason.CUSTOMER_ASKED
    pause_clock(number=row.number, clock=clock(row, code).id, reason=reason, by=house.chen, at=at)


def resume(row: Complaint, house: House, at: datetime, code: str = "own.days") -> None:
    resume_clock(number=row.number, clock=clock(row, code).id, by=house.chen, at=at)


def holiday(day: date, *, code: str = "cn", at: datetime) -> Preview:
    """Make a day a holiday, and return what had been said of it before."""
    change = [DayChange(day=day, kind=DayKind.HOLIDAY)]
    told = preview_days(code=code, changes=change, by=SEED)
    change_calendar_days(code=code, changes=change, seen=told.edition, by=SEED, at=at)
    return told


def test_a_paused_clock_is_left_alone_and_honours_the_new_calendar_when_it_goes_on(dated: House, at: datetime) -> None:
    promised(at, FIVE_DAYS)
    row = received(dated, at)
    assert clock(row).due_at == datetime(2026, 3, 18, 16, tzinfo=UTC)
    pause(row, dated, at + DAY)
    told = holiday(date(2026, 3, 19), at=at + DAY + HOUR)
    assert "own.days" not in {Clock.objects.get(rule=one.rule, complaint=row).rule_code for one in told.first}
    assert [move.kind for move in clock(row).moves.all()] == ["pause"]
    resume(row, dated, at + 2 * DAY)
    # one working day paused, and the 19th is none any more: the end of Friday the 20th
    assert clock(row).due_at == datetime(2026, 3, 20, 16, tzinfo=UTC)
    is_as_recorded(row, at + 3 * DAY)


def test_a_clock_that_paused_is_moved_over_its_pauses_and_another_one_of_that_day_by_itself(
    dated: House, at: datetime
) -> None:
    promised(at, FIVE_DAYS)
    waited, never = received(dated, at), received(dated, at)
    pause(waited, dated, at + DAY)
    resume(waited, dated, at + 2 * DAY)
    assert (clock(waited).due_at, clock(never).due_at) == (
        datetime(2026, 3, 19, 16, tzinfo=UTC),
        datetime(2026, 3, 18, 16, tzinfo=UTC),
    )
    told = holiday(date(2026, 3, 19), at=at + 3 * DAY)
    assert [(one.number, one.after) for one in told.first] == [(waited.number, datetime(2026, 3, 20, 16, tzinfo=UTC))]
    assert clock(never).due_at == datetime(2026, 3, 18, 16, tzinfo=UTC)
    moved = clock(waited).moves.last()
    assert moved is not None
    assert (moved.n, moved.reason, moved.due_after) == (3, Cause.CHANGED, datetime(2026, 3, 20, 16, tzinfo=UTC))
    assert [step["code"] for step in moved.steps][:2] == ["started", "days_added"]
    for row in (waited, never):
        is_as_recorded(row, at + 4 * DAY)


def test_the_pause_goes_on_counting_after_a_move_of_the_calendar(dated: House, at: datetime) -> None:
    promised(at, DESK)
    row = received(dated, at)
    holiday(date(2026, 3, 12), at=at + HOUR)
    pause(row, dated, at + 2 * HOUR, "own.desk")
    resume(row, dated, at + 4 * HOUR, "own.desk")
    holiday(date(2026, 3, 13), at=at + 5 * HOUR)
    assert [move.kind for move in clock(row, "own.desk").moves.all()] == ["recompute", "pause", "resume", "recompute"]
    is_as_recorded(row, at + 6 * HOUR)


def test_what_has_stopped_stays_as_it_ended(dated: House, at: datetime) -> None:
    promised(at, CONTACT)
    row = received(dated, at)
    reached(row, dated, at + HOUR)
    ended = clock(row, "own.contact")
    assert ended.state == ClockState.STOPPED
    holiday(date(2026, 3, 12), at=at + 2 * HOUR)
    assert clock(row, "own.contact").due_at == ended.due_at
    assert [move.kind for move in ended.moves.all()] == ["stop"]


def test_the_rule_that_holds_it_now_is_asked_and_not_the_one_it_began_under(dated: House, at: datetime) -> None:
    normal, urgent = replace(FIVE_DAYS, urgency="normal"), replace(FIVE_DAYS, code="own.soon", urgency="urgent")
    promised(at, replace(normal, unit=Unit.HOUR, amount=300), replace(urgent, amount=2))
    row = received(dated, at)
    said = {"category": "product.billing", "urgency": Urgency.URGENT, "by": dated.chen}
    classify_complaint(number=row.number, at=at + HOUR, **said)  # type: ignore[arg-type]  # as told
    assert clock(row).due_at == datetime(2026, 3, 13, 16, tzinfo=UTC)
    holiday(date(2026, 3, 12), at=at + 2 * HOUR)
    assert clock(row).due_at == datetime(2026, 3, 16, 16, tzinfo=UTC)
    moved = list(clock(row).moves.all())
    assert [(one.reason, one.rule is None) for one in moved] == [("reclassify", False), (Cause.CHANGED, True)]
    is_as_recorded(row, at + 3 * HOUR)


def test_while_the_clock_that_led_is_paused_the_complaint_follows_the_others(dated: House, at: datetime) -> None:
    promised(at, FIVE_DAYS, replace(FIVE_DAYS, code="own.more", amount=6))
    row = received(dated, at)
    Clock.objects.filter(complaint=row, rule_code__startswith="cn.promise").update(state=ClockState.WITHDRAWN)
    pause(row, dated, at + HOUR)
    row.refresh_from_db()
    assert row.due_at == datetime(2026, 3, 19, 16, tzinfo=UTC)
    holiday(date(2026, 3, 19), at=at + 2 * HOUR)
    row.refresh_from_db()
    assert row.due_at == clock(row, "own.more").due_at == datetime(2026, 3, 20, 16, tzinfo=UTC)
    assert clock(row).due_at is None


def test_a_states_clock_is_read_by_the_states_calendar_when_it_goes_on(dated: House, at: datetime) -> None:
    for code in ("au", "au-vic"):
        install_calendar(code=code, by=SEED, at=at)
    promised(at, replace(FIVE_DAYS, jurisdiction="au", calendar="au"))
    in_victoria, nowhere_known = (received(dated, at, jurisdiction=place) for place in ("au-vic", "au"))
    # Labour Day in Victoria was Monday 9 March; Friday the 13th is made a holiday there alone
    holiday(date(2026, 3, 13), code="au-vic", at=at + HOUR)
    for row in (in_victoria, nowhere_known):
        pause(row, dated, at + 2 * HOUR)
        resume(row, dated, at + 3 * HOUR)
        is_as_recorded(row, at + DAY)
    due = [clock(row).due_at for row in (in_victoria, nowhere_known)]
    assert due == [datetime(2026, 3, 19, 13, tzinfo=UTC), datetime(2026, 3, 18, 13, tzinfo=UTC)]


def test_a_published_year_takes_the_warning_from_what_paused_too(dated: House, monkeypatch: pytest.MonkeyPatch) -> None:
    begun = datetime(2026, 12, 28, 2, tzinfo=UTC)
    promised(begun, FIVE_DAYS)
    row = received(dated, begun)
    pause(row, dated, begun + HOUR)
    resume(row, dated, begun + 2 * HOUR)
    before = clock(row)
    assert "provisional" in [step["code"] for step in before.moves.last().steps]  # type: ignore[union-attr]  # it has
    year = replace(next(one for one in ALMANACS["cn"].years(2026) if one.year == 2027), is_provisional=False)
    monkeypatch.setitem(ALMANACS, "cn", replace(ALMANACS["cn"], years=lambda _present: (year,)))  # type: ignore[misc]
    renew_calendars(by=SEED, at=begun + 3 * HOUR)
    move = clock(row).moves.last()
    assert move is not None
    assert (move.reason, move.due_before, move.due_after) == (Cause.PUBLISHED, before.due_at, before.due_at)
    assert "provisional" not in [step["code"] for step in move.steps]


def test_a_move_has_an_entry_or_a_batch_and_never_both_or_neither(dated: House, at: datetime) -> None:
    promised(at, FIVE_DAYS)
    row = received(dated, at)
    pause(row, dated, at)
    holiday(date(2026, 3, 26), at=at + HOUR)
    entry, batch = ClockMove.objects.get(kind="pause").entry, Redating.objects.get()
    told = {"clock": clock(row), "kind": "recompute", "at": at, "steps": [], "reason": "x", "actor_kind": "system"}
    for n, named in enumerate(({}, {"entry": entry, "redating": batch})):
        with pytest.raises(IntegrityError, match="clock_move_has_entry_or_batch"), transaction.atomic():
            ClockMove.objects.create(id=new_id(), n=90 + n, actor_name="x", **told, **named)


KINDS = st.sampled_from([DayKind.HOLIDAY, DayKind.WORKED])
SPELLS = st.lists(st.integers(1, 60), min_size=0, max_size=6, unique=True).map(sorted)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    days=st.dictionaries(st.dates(date(2026, 3, 11), date(2026, 3, 31)), KINDS, min_size=1, max_size=6),
    spells=st.lists(SPELLS, min_size=1, max_size=3),
)
def test_whatever_paused_and_whatever_changes_each_clock_is_what_its_moves_add_up_to(
    dated: House, days: dict[date, DayKind], spells: list[list[int]]
) -> None:
    at = datetime(2026, 3, 11, 12, tzinfo=UTC)
    if not Clock.objects.exists():
        promised(at, FIVE_DAYS)
    rows = [received(dated, at) for _ in spells]
    for row, hours in zip(rows, spells, strict=True):
        for n, hour in enumerate(hours):
            (resume if n % 2 else pause)(row, dated, at + hour * HOUR)
    later = at + timedelta(days=4, seconds=ClockMove.objects.count())
    changes = [DayChange(day=day, kind=kind) for day, kind in days.items()]
    change_calendar_days(code="cn", changes=changes, by=SEED, at=later)
    for row in rows:
        is_as_recorded(row, later + HOUR)
