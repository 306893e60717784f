"""The history and the verdict of the faults; that faults are survived, and found, `make faults` shows."""

import json
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path

from faults.history import Answers, History, downs, read, stood
from faults.jumping import occasions
from faults.killing import Recoveries
from faults.outcome import Outcome, summary
from faults.place import LATE, RECOVERY, Place
from faults.planting import PLANTS
from faults.verdict import Verdict


def test_what_clients_wrote_is_read_back_by_key(tmp_path: Path) -> None:
    with History(tmp_path / "history") as history:
        history.write(key="a", said="asked")
        history.write(key="b", said="asked")
        history.write(key="a", said="silence")
        history.write(key="a", said="ok", number="TS-2026-000001-5")
        history.write(key="a", said="ok", number="TS-2026-000002-3")
    told = read(tmp_path / "history")
    assert list(told) == ["a", "b"]
    assert told["a"].numbers == {"TS-2026-000001-5", "TS-2026-000002-3"}
    assert (told["a"].silences, told["b"].silences) == (1, 0)
    assert not told["b"].numbers


def at(second: float) -> datetime:
    return datetime(2026, 11, 23, 12, tzinfo=UTC) + timedelta(seconds=second)


def test_an_alarm_is_late_only_by_the_longest_it_could_have_been_raised(tmp_path: Path) -> None:
    with History(tmp_path / "history") as history:
        history.write(said="down", at=at(10).timestamp())
        history.write(key="a", said="asked")
        history.write(said="up", at=at(14).timestamp())
        history.write(said="set", **{"from": at(20).timestamp()}, at=at(3620).timestamp())
    assert list(read(tmp_path / "history")) == ["a"]
    never = downs(tmp_path / "history")
    assert never == [(at(10), at(14)), (at(20), at(3620))]
    for since, until, seconds in ((0, 9, 9), (8, 15, 2), (11, 13, 0), (11, 17, 3), (12, 3621, 6), (19, 3630, 10)):
        assert stood(at(since), at(until), never) == timedelta(seconds=max(seconds, 0))
    assert stood(at(5), at(2), never) == timedelta(), "it was raised before it could be known"


def test_the_clock_passes_over_every_day_on_which_clocks_are_easily_wrong() -> None:
    passed = list(islice(occasions(at(0)), 7))
    assert [(name, moment.isoformat()) for name, moment in passed] == [
        ("New Year", "2026-12-31T16:00:00+00:00"),
        ("summer time begins", "2027-03-14T07:00:00+00:00"),
        ("a leap day", "2028-02-29T05:00:00+00:00"),
        ("summer time ends", "2028-11-05T06:00:00+00:00"),
        ("a midnight", "2028-11-08T16:00:00+00:00"),
        ("New Year", "2028-12-31T16:00:00+00:00"),
        ("summer time begins", "2029-03-11T07:00:00+00:00"),
    ]


def test_a_verdict_is_one_line_of_counts() -> None:
    clean = Verdict(acknowledged=2, stored=2)
    assert clean.is_clean
    found = Verdict(acknowledged=2, stored=3, lost=["a"], duplicated=["b", "c"], violations=["d has no stage"])
    assert not found.is_clean
    assert json.loads(found.line("F1", 5)) == {
        "fault": "F1",
        "rounds": 5,
        "acknowledged": 2,
        "stored": 3,
        "lost": 1,
        "duplicated": 2,
        "violations": 1,
    }


def test_findings_are_one_line_a_kind_with_a_few_examples() -> None:
    found = Verdict(lost=["a", "b", "c", "d"], violations=["d has no stage"])
    assert list(found.findings()) == ["4 lost: a; b; c …", "1 violations: d has no stage"]
    assert not list(Verdict().findings())


def test_answers_are_counted_while_they_are_written(tmp_path: Path) -> None:
    answers = Answers(tmp_path / "history")
    assert answers.count() == 0
    with History(tmp_path / "history") as history:
        history.write(key="a", said="asked")
        history.write(key="a", said="ok", number="1", asked=5.0)
        assert answers.count() == 1
        history.write(key="b", said="ok", number="2", asked=4.0)
        assert answers.count() == 2
    with (tmp_path / "history").open("a") as begun:
        begun.write('{"said": "ok", "as')
    assert answers.count() == 2
    assert answers.is_one_asked_since(4.9)
    assert not answers.is_one_asked_since(5.0), "the answer to a question of before the strike shows no recovery"


def test_a_recovery_may_take_longer_only_where_the_whole_house_starts_slowly(tmp_path: Path) -> None:
    usual, slow = Place(tmp_path, 1, starts=[5.0, 6.0]), Place(tmp_path, 1, starts=[5.0, 20.0])
    assert (usual.allowed, usual.late) == (RECOVERY, LATE)
    assert (slow.allowed, slow.late) == (30.0, 3 * LATE)
    assert Recoveries([1.0, 10.5], allowed=10.0).slow == [
        "round 2: nobody was answered for 10.5 s, where 10.0 s are allowed"
    ]


def test_a_planted_fault_is_caught_only_by_what_it_is() -> None:
    caught = {
        "early_answer": Verdict(lost=["a"]),
        "half_made": Verdict(violations=["a has no stage"]),
        "undated": Verdict(violations=["a lacks a clock"]),
        "no_unique_name": Verdict(duplicated=["a"]),
        "alarm_unwritten": Verdict(violations=["a has an entry of an alarm that isn't there"]),
        "alarm_unraised": Verdict(violations=["a lacks an alarm: near of faults.soon"]),
        "alarm_repeated": Verdict(violations=["a was alarmed twice about one step"]),
    }
    assert set(caught) == {plant.name for plant in PLANTS}
    for plant in PLANTS:
        assert [name for name, verdict in caught.items() if plant.findings(verdict)] == [plant.name]
        assert not plant.findings(Verdict(violations=["a was neither answered nor cut off in time"]))


def test_the_end_tells_what_became_of_each_and_why_one_failed() -> None:
    well = Outcome(fault="F1", line='{"fault": "F1"}', figures="answered again after 1.0 s")
    ill = Outcome(fault="F3", line='{"fault": "F3"}', failures=["1 lost: a", "1 violations: b has no stage"])
    assert summary([well, ill])[2:] == [
        '{"fault": "F1"}',
        "  F1: answered again after 1.0 s",
        '{"fault": "F3"}',
        "  F3 FAILED: 1 lost: a",
        "  F3 FAILED: 1 violations: b has no stage",
        "FAILED: F3",
    ]
    assert summary([well])[-1] == "All 1 went well."
