"""What the worker does for parties."""

import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import islice

from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from careline.kernel import clock
from careline.kernel.refusals import Refusal
from careline.kernel.sentences import say
from careline.kernel.tables.outcome import CHUNK, ErrorFile
from careline.kernel.tables.rows import Row
from careline.parties.models import ImportBatch
from careline.parties.models.batches import opened_file
from careline.parties.operations.care import call_to_reviews
from careline.parties.operations.comparing import compare_next
from careline.parties.operations.entry_audits import close_audits_out_of_time
from careline.parties.operations.imports import end_import, forget_imports, take_chunk
from careline.parties.operations.legal_holds import call_to_hold_reviews
from careline.parties.queries.batches import table_of
from careline.parties.rules.import_map import read_list_map
from careline.parties.rules.import_readers import Reader, reader_of
from careline.parties.rules.imports import ImportState, ImportSubject
from careline.security.actor import Actor, system
from careline.security.jobs.nights import is_night
from careline.security.models import User
from careline.security.queries.users import actor_for

AT_ONCE = 20.0
"""Seconds of one job: then others have their turn, and the rest of the file its next."""
ADDED = (_("Row"), _("Column"), _("Reason"), _("Code"))
IMPORTS = "take-in-imports"


@app.periodic(cron="* * * * *")
@app.task(queueing_lock=IMPORTS, pass_context=False)
def take_in_imports(timestamp: int) -> None:
    """Bring in the files that wait, the oldest first; one that another worker left half-way is gone on with."""
    del timestamp
    until = time.monotonic() + AT_ONCE
    waiting = (ImportState.WAITING, ImportState.RUNNING)
    for batch in ImportBatch.objects.filter(state__in=waiting).order_by("id"):
        with translation.override(batch.language):
            if not _take_in(batch, until):
                wake()
                return


@app.periodic(cron="17 * * * *")
@app.task(queueing_lock="forget-imports", pass_context=False)
def forget_old_imports(timestamp: int) -> None:
    """Throw away what was kept of imports for long enough, every night."""
    if is_night(timestamp):
        forget_imports(by=system("imports"), at=clock.now())


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="compare-customers", pass_context=False)
def compare_customers(timestamp: int) -> None:
    """Compare who is new or was changed with those he may be the same as, some hundred at a time."""
    del timestamp
    until = time.monotonic() + AT_ONCE
    while compare_next(by=system("likeness"), at=clock.now()) and time.monotonic() < until:
        pass


@app.periodic(cron="27 * * * *")
@app.task(queueing_lock="call-to-reviews", pass_context=False)
def call_to_care_reviews(timestamp: int) -> None:
    """Call leads to look again whether customers still need the care that was noted: every night, for the day."""
    while is_night(timestamp) and call_to_reviews(by=system("reviews"), at=clock.now()):
        pass


@app.periodic(cron="37 * * * *")
@app.task(queueing_lock="call-to-hold-reviews", pass_context=False)
def call_to_reviews_of_holds(timestamp: int) -> None:
    """Call those who keep legal holds to look again whether they are still needed: every night, for the day."""
    while is_night(timestamp) and call_to_hold_reviews(by=system("reviews"), at=clock.now()):
        pass


@app.periodic(cron="7 * * * *")
@app.task(queueing_lock="close-entry-audits", pass_context=False)
def close_entry_audits(timestamp: int) -> None:
    """Close the audits of entries whose due date has passed, with whatever was checked."""
    del timestamp
    at = clock.now()
    today = at.astimezone(timezone.get_current_timezone()).date()
    while close_audits_out_of_time(today=today, by=system("audits"), at=at):
        pass


def wake() -> None:
    """Have the files that wait looked at now instead of within a minute."""
    with suppress(AlreadyEnqueued):
        take_in_imports.configure().defer(timestamp=0)


def _take_in(batch: ImportBatch, until: float) -> bool:
    """Return whether the file came to its end."""
    by = actor_for(User.objects.get(pk=batch.sent_by_id))
    try:
        is_done = _chunks(batch, by, until)
    except Refusal as refusal:  # the file can't be read after all, or whoever sent it may no longer
        end_import(batch=batch, problem=str(say(refusal)), by=system("imports"), at=clock.now())
        return True
    if is_done:
        end_import(batch=batch, by=by, at=clock.now())
    return is_done


def _chunks(batch: ImportBatch, by: Actor, until: float) -> bool:
    the_map = read_list_map(batch.told or {}, ImportSubject(batch.subject))
    table, reader = table_of(opened_file(batch), the_map), reader_of(the_map)
    errors = ErrorFile(table.columns, ADDED)
    rows = _left(table.rows, reader, batch.reached)
    while chunk := list(islice(rows, CHUNK)):
        take_chunk(batch=batch, rows=chunk, reader=reader, errors=errors, by=by, at=clock.now())
        if time.monotonic() > until:
            return False
    return True


def _left(rows: Iterable[Row], reader: Reader, reached: int) -> Iterator[Row]:
    for row in rows:
        if row.line > reached:
            yield row
        else:
            reader.pass_over(row)
