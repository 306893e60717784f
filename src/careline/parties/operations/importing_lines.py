"""Bringing in accounts and subscriptions from a file, a chunk at a time; a line that is here stays as it is."""

from collections.abc import Sequence
from datetime import datetime

from django.utils.timezone import localdate

from careline.kernel.tables.outcome import Outcome
from careline.kernel.tables.rows import Row
from careline.parties.models import Customer
from careline.parties.queries.catalogues import offered_codes
from careline.parties.queries.import_lines import line_index, place_lines
from careline.parties.rules.import_line import LineReader
from careline.parties.rules.import_readers import read_rows
from careline.parties.rules.imports import RIGHTS, ImportSubject
from careline.parties.writing.beginning import begin_lines
from careline.parties.writing.number_locks import lock_imports, lock_numbers
from careline.security.actor import Actor
from careline.security.operation import operation
from careline.security.policy import require


@operation(silent_when="every line is here or was refused")
def import_lines(*, rows: Sequence[Row], reader: LineReader, by: Actor, at: datetime) -> Outcome:
    """Take in the lines that are new and in order, in one transaction; the others are returned with their reasons.

    A line is known by its customer, its number and the day it began.
    """
    for right in RIGHTS[ImportSubject.LINES]:
        require(by, right)
    today = localdate(at)
    read, rejected = read_rows(rows, reader, offered_codes())
    lock_imports()
    lock_numbers([line_index(told) for _, told in read])
    placed, _ = place_lines(read, reader, today=today)
    whose = {one.customer.pk for one in placed}
    list(Customer.objects.select_for_update().filter(pk__in=whose).order_by("pk").values_list("pk"))
    placed, astray = place_lines(
        read, reader, today=today
    )  # anew: who waited for them may have merged or forgotten one
    new = [one for one in placed if one.is_new]
    begin_lines(new, by=by, at=at)
    refused = sorted([*rejected, *astray], key=lambda one: one.row.line)
    return Outcome(len(new), len(placed) - len(new), refused)
