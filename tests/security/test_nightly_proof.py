"""The ledger is proved every night; what doesn't fit raises an alarm, once a day."""

from datetime import datetime

import pytest

from careline.kernel.clock import StoppedClock, using
from careline.security.jobs import chores
from careline.security.models import Alarm
from careline.security.queries.verification import Report
from careline.security.rules.comparison import Finding, Tampering


def report(*findings: Finding) -> Report:
    told = dict.fromkeys(("entries", "sealed", "unsealed", "seals"), 0)
    return Report(findings=list(findings), head="", unproven=[], **told)  # type: ignore[arg-type]  # counts


@pytest.mark.parametrize(("found", "raised"), [((), 0), ((Finding(what=Tampering.EDITED),), 1)])
@pytest.mark.usefixtures("db")
def test_what_was_tampered_with_raises_one_alarm_a_day(
    monkeypatch: pytest.MonkeyPatch, at: datetime, found: tuple[Finding, ...], raised: int
) -> None:
    monkeypatch.setattr(chores, "verify", lambda **_: report(*found))
    with using(StoppedClock(at)):
        chores.prove_ledger()
        chores.prove_ledger()
    assert Alarm.objects.filter(kind="ledger_broken").count() == raised
    assert [one.told for one in Alarm.objects.all()] == [{"count": 1, "first": "edited"}] * raised
