"""The worker knows every periodic job, each does its one operation, and one that is killed is done by another."""

import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
from django.db import connection
from django.test import override_settings
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from procrastinate.contrib.django import app

from careline.clocks.jobs import look_into_almanacs
from careline.clocks.models import CalendarYear
from careline.clocks.operations.installing import install_calendar
from careline.kernel.clock import StoppedClock, using
from careline.security.actor import system
from careline.security.idempotency import KEPT, Answer, Asking, keep_answer
from careline.security.jobs import chores
from careline.security.jobs.chores import forget_answers, rewrap_keys
from careline.security.jobs.nights import is_night
from careline.security.models import IdempotencyRecord, PersonKey
from careline.security.ports.keyring import MemoryKeyring
from careline.security.vault import new_person
from tests.moments import IN_THE_NIGHT
from tests.project.living import Living, until

SCHEDULE = {
    "careline.cases.jobs.begin_features": "47 * * * *",
    "careline.cases.jobs.forget_old_words": "37 * * * *",
    "careline.cases.jobs.measure_kept_commitments": "27 * * * *",
    "careline.clocks.jobs.look_into_almanacs": "10 * * * *",
    "careline.clocks.jobs.redate_clocks": "* * * * *",
    "careline.clocks.jobs.follow_ladder": "* * * * *",
    "careline.contacts.jobs.sweep_follow_ups": "* * * * *",
    "careline.halls.jobs.forget_old_strangers": "57 * * * *",
    "careline.halls.jobs.sweep_appointments": "* * * * *",
    "careline.parties.jobs.call_to_care_reviews": "27 * * * *",
    "careline.parties.jobs.call_to_reviews_of_holds": "37 * * * *",
    "careline.parties.jobs.close_entry_audits": "7 * * * *",
    "careline.parties.jobs.compare_customers": "* * * * *",
    "careline.parties.jobs.forget_old_imports": "17 * * * *",
    "careline.parties.jobs.take_in_imports": "* * * * *",
    "careline.notices.jobs.gather_mail": "*/15 * * * *",
    "careline.notices.jobs.send_notices": "* * * * * */5",
    "careline.project.jobs.retry_stalled_jobs": "* * * * * */15",
    "careline.security.jobs.chores.forget_answers": "*/10 * * * *",
    "careline.security.jobs.chores.forget_old_drafts": "17 * * * *",
    "careline.security.jobs.chores.rewrap_keys": "*/15 * * * *",
    "careline.security.jobs.chores.verify_ledger": "20 * * * *",
}


def test_the_worker_knows_every_periodic_job() -> None:
    connected = app.with_connector(app.connector.get_worker_connector())  # type: ignore[attr-defined]  # Django's has one
    connected.perform_import_paths()
    known = {one.task.name: one.cron for one in connected.periodic_registry.periodic_tasks.values()}
    assert known == SCHEDULE
    assert set(known) <= set(connected.tasks), "deferred under a name the worker finds"


NIGHTLY = {
    "careline.cases.jobs.begin_features",
    "careline.cases.jobs.forget_old_words",
    "careline.cases.jobs.measure_kept_commitments",
    "careline.clocks.jobs.look_into_almanacs",
    "careline.parties.jobs.call_to_care_reviews",
    "careline.parties.jobs.call_to_reviews_of_holds",
    "careline.parties.jobs.forget_old_imports",
    "careline.security.jobs.chores.verify_ledger",
}


@pytest.mark.django_db
@pytest.mark.parametrize("name", sorted(NIGHTLY))
def test_what_is_done_at_night_is_done_in_the_operators_night(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    proofs: list[int] = []
    monkeypatch.setattr(chores, "prove_ledger", lambda: proofs.append(1))  # it reads beside every other transaction
    job = app.tasks[name].func
    with CaptureQueriesContext(connection) as asked:
        for hour in range(1, 24):
            job(IN_THE_NIGHT + hour * 3600)
    assert not asked.captured_queries
    assert not proofs
    with CaptureQueriesContext(connection) as asked:
        job(IN_THE_NIGHT)
    assert asked.captured_queries or proofs


@pytest.mark.parametrize("zone", ["Asia/Shanghai", "Asia/Kolkata", "Europe/Vienna", "America/New_York", "UTC"])
def test_the_night_comes_once_a_day_wherever_the_operator_is(zone: str) -> None:
    nights = {17: 0, 47: 0}
    with timezone.override(zone):
        for minute in nights:
            first = datetime(2026, 3, 28, 0, minute, tzinfo=UTC)  # in Vienna summer begins on the second day
            nights[minute] = sum(is_night(int((first + timedelta(hours=n)).timestamp())) for n in range(72))
    assert nights == {17: 3, 47: 3}


@pytest.mark.django_db
def test_answers_whose_time_is_over_are_forgotten(at: datetime) -> None:
    keep_answer(Asking.of(actor=uuid4(), route="POST /", key="k", body=b""), Answer(201, ""), at=at)
    with using(StoppedClock(at + KEPT)):
        forget_answers(timestamp=0)
    assert not IdempotencyRecord.objects.exists()


@pytest.mark.django_db
def test_every_key_comes_under_the_newest_master(at: datetime) -> None:
    ring = MemoryKeyring()
    with override_settings(CARELINE_KEYRING=ring):
        for _ in range(3):
            new_person(at=at)[0].save()
        ring.add_master()
        rewrap_keys(timestamp=0)
        assert set(PersonKey.objects.values_list("master_version", flat=True)) == {2}


@pytest.mark.django_db
def test_calendars_that_came_from_an_almanac_learn_its_new_years(at: datetime) -> None:
    install_calendar(code="us", by=system("test"), at=at)
    before = CalendarYear.objects.count()
    with using(StoppedClock(at + timedelta(days=366))):
        look_into_almanacs(timestamp=IN_THE_NIGHT)
    assert CalendarYear.objects.count() == before + 1
    assert set(CalendarYear.objects.values_list("calendar__code", flat=True)) == {"us"}, (
        "what nobody installed stays out"
    )


DEFERRED = """
import django
django.setup()
from careline.clocks.jobs import redate_clocks
print(redate_clocks.defer(timestamp=0))
"""
BEGUN = """
INSERT INTO clocks_redating (id, calendar_id, cause, asked_at, total, looked, moved, earlier)
SELECT gen_random_uuid(), id, 'calendar_changed', now(), 1, 0, 0, 0 FROM clocks_calendar WHERE code = 'cn'
"""


@pytest.mark.processes
def test_a_job_killed_in_flight_is_done_by_another_worker_exactly_once(living: Living) -> None:
    with living.up():
        owner = living.run("db", "url", "--owner").stdout.strip()
        with psycopg.connect(owner) as held, psycopg.connect(owner, autocommit=True) as seen:
            held.execute("LOCK TABLE clocks_redating IN ACCESS EXCLUSIVE MODE")  # the job waits here
            held.execute(BEGUN)
            job = int(told_by(living, DEFERRED))
            until(lambda: state_of(job, seen) == "doing")
            os.kill(living.processes()["worker"], signal.SIGKILL)
            assert state_of(job, seen) == "doing", "nobody knows yet that its worker is dead"
            held.commit()
            until(lambda: state_of(job, seen) is None)  # done, and therefore deleted
            (under_way,) = seen.execute("SELECT count(*) FROM clocks_redating WHERE done_at IS NULL").fetchone() or ()
            query = "SELECT count(*) FROM security_ledgerentry WHERE event = 'clocks.calendar_redated'"
            assert (under_way, *(seen.execute(query).fetchone() or ())) == (0, 1)


def told_by(living: Living, program: str) -> str:
    env = {**living.env, "DJANGO_SETTINGS_MODULE": "careline.project.settings"}
    done = subprocess.run([living.python, "-c", program], env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def state_of(job: int, seen: psycopg.Connection) -> str | None:
    row = seen.execute("SELECT status::text FROM procrastinate_jobs WHERE id = %s", [job]).fetchone()
    return row[0] if row else None


@pytest.fixture
def living() -> Iterator[Living]:
    folder = Path(tempfile.mkdtemp(prefix="careline-living-"))
    folder.chmod(0o711)
    yield Living(folder / "home", extra={"CARELINE_HEARTBEAT": "0.5"})
    shutil.rmtree(folder, ignore_errors=True)
