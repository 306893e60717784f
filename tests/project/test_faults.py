"""The history and the verdict of the faults; that faults are survived, and found, `make faults` shows."""

import json
from pathlib import Path

from faults.history import History, read
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
