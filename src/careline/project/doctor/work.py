"""The work behind the scenes: processes, jobs, and how far the ledger's relay and sealer lag."""

import json
import os
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import connection
from django.db.models import Min

from careline.cases.queries.climbs import nearest_alarm
from careline.clocks.queries.ladder import unheard
from careline.clocks.sentences.rungs import say_silences
from careline.kernel import clock
from careline.project.doctor.finding import Finding, bad, care, good
from careline.project.home import Home
from careline.project.words import _
from careline.security.models import Cursor, LedgerEntry
from careline.security.queries.seals import SealForged, last_link
from careline.security.rules.trace import START

SILENT = 60
"""Seconds without a heartbeat; a worker sends one every 10."""

BEHIND = timedelta(seconds=15)
"""An entry is announced within 50 ms and sealed within 2 s, unless an older transaction still writes."""

UNSWEPT = timedelta(seconds=10)
"""An alarm is raised within two seconds."""

RELAY = "security.relay"


def processes(home: Home) -> Finding:
    """Look which processes run, and which keep dying."""
    rows = _registered(home)
    if not rows:
        return care("work.processes", _("Careline isn't running on this data folder."), _("Run careline up"))
    down = [row["name"] for row in rows if not row["process"] or not _is_alive(row["process"])]
    if down:
        said = _("Not running: {names}").format(names=", ".join(down))
        return bad("work.processes", said, _("See what `careline up` says about them; they are tried again and again."))
    often = [f"{row['name']} ({row['restarts']})" for row in rows if row["restarts"]]
    if often:
        said = _("Running, after having been started anew: {names}").format(names=", ".join(often))
        return care("work.processes", said, _("See what `careline up` says about why they ended."))
    return good("work.processes", _("Running: {names}").format(names=", ".join(row["name"] for row in rows)))


def served_at(home: Home) -> str:
    """Return where the running web server is asked; nothing while Careline isn't up."""
    return next((str(row["url"]) for row in _registered(home) if row.get("url")), "")


def _registered(home: Home) -> list[dict[str, Any]]:
    try:
        rows: list[dict[str, Any]] = json.loads((home.run / "processes.json").read_text(encoding="ascii"))
    except FileNotFoundError:
        return []
    return rows


def worker() -> Finding:
    """Look for a worker's heartbeat, and for jobs that failed."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT extract(epoch FROM now() - max(last_heartbeat)) FROM procrastinate_workers")
        (silence,) = cursor.fetchone() or (None,)
        cursor.execute("SELECT count(*) FROM procrastinate_jobs WHERE status = 'failed'")
        (failed,) = cursor.fetchone() or (0,)
    if silence is None or silence > SILENT:
        return bad(
            "work.worker", _("No worker does the jobs in the queue."), _("Run careline up, or careline run worker")
        )
    if failed:
        said = _("{count} jobs failed for good.").format(count=failed)
        return care("work.worker", said, _("The log says why; they stay in the table procrastinate_jobs."))
    return good("work.worker", _("A worker does the jobs."))


def sealing() -> Finding:
    """Look whether the ledger is sealed in time, by the keys at hand."""
    try:
        link = last_link()
    except SealForged:
        return bad(
            "work.sealing",
            _("The last seal of the ledger was not signed with the keys at hand."),
            _("Bring back the keyring that belongs to this database; then run careline ledger verify"),
        )
    return _lag("work.sealing", link.upto.xid if link else START.xid, _("sealed"))


def announcing() -> Finding:
    """Look whether the ledger is announced in time."""
    read = Cursor.objects.filter(reader=RELAY).first()
    return _lag("work.relay", read.xid if read else START.xid, _("announced"))


def sweeping() -> Finding:
    """Look whether alarms about clocks are raised in time."""
    nearest = nearest_alarm()
    if nearest is None or clock.now() - nearest < UNSWEPT:
        return good("work.sweeping", _("Every alarm about a clock is raised."))
    said = _("Alarms about clocks wait since {time}.").format(time=f"{nearest:%Y-%m-%d %H:%M:%S}Z")
    return bad("work.sweeping", said, _("Run careline up, or careline run sweeper"))


def ladder() -> Finding:
    """Look whether somebody is alarmed about every clock there can be."""
    found = unheard(at=clock.now())
    if not found:
        return good("work.ladder", _("Every clock alarms somebody before it is over, or after."))
    said = _("No step of the ladder alarms anybody about: {clocks}.").format(clocks=say_silences(found))
    return care("work.ladder", said, _("Add a step under Ladder, or set it by the API (/ladder), if that isn't meant."))


def anchor() -> Finding:
    """Look whether the anchor can be written."""
    path = settings.CARELINE_ANCHOR
    if os.access(path if path.exists() else path.parent, os.W_OK):
        return good("work.anchor", _("The ledger's anchor is {path}.").format(path=path))
    return bad(
        "work.anchor",
        _("The ledger's anchor {path} can't be written.").format(path=path),
        _("Give the user Careline runs as the rights to it; until then nothing new is anchored."),
    )


def _lag(check: str, upto: int, done: str) -> Finding:
    oldest = LedgerEntry.objects.filter(xid__gt=upto).aggregate(oldest=Min("at"))["oldest"]
    if oldest is None or clock.now() - oldest < BEHIND:
        return good(check, _("Every entry of the ledger is {done}.").format(done=done))
    said = _("Entries of the ledger wait since {time} to be {done}.").format(
        time=f"{oldest:%Y-%m-%d %H:%M:%S}Z", done=done
    )
    return bad(check, said, _("Run careline up, or careline run clerk; if it runs, look for a transaction left open."))


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
