"""Bringing in complaints from a file, a chunk at a time; what came in before stays as it is."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from careline.cases.models import Complaint
from careline.cases.operations.receiving import receive_complaints
from careline.cases.queries.categories import NoSuchCategory, offered_categories
from careline.cases.rules.import_row import RowReader
from careline.cases.rules.intake import Intake, check_intake
from careline.kernel.refusals import Refusal
from careline.kernel.tables.outcome import Outcome, Rejected
from careline.kernel.tables.rows import Row
from careline.parties.rules.details import CustomerDetails, normal_details
from careline.security.actor import Actor
from careline.security.operation import operation


@operation(silent_when="every row came in before or was rejected")
def import_complaints(*, rows: Sequence[Row], reader: RowReader, by: Actor, at: datetime) -> Outcome:
    """Take in the rows that are new and in order, in one transaction; the others are returned with their reasons."""
    intakes: list[Intake] = []
    rejected: list[Rejected] = []
    offered = frozenset(offered_categories().values_list("code", flat=True))
    for row in rows:
        try:
            intakes.append(_intake(row, reader, offered, at=at))
        except Refusal as refusal:
            rejected.append(Rejected(row, reader.column_of(refusal.field), refusal))
    new = _count_new(intakes)
    receive_complaints(intakes=intakes, by=by, at=at)
    return Outcome(new, len(intakes) - new, rejected)


def _intake(row: Row, reader: RowReader, offered: frozenset[str], *, at: datetime) -> Intake:
    if row.refusal:
        raise row.refusal
    intake = reader.read(row.cells)
    check_intake(intake, at=at)
    if isinstance(intake.customer, CustomerDetails):
        intake = replace(intake, customer=normal_details(intake.customer))
    if intake.category_words and intake.category not in offered:
        return replace(intake, category="", category_words=())  # the operator took the suggested category away
    if intake.category and intake.category not in offered:
        raise NoSuchCategory(field="category", category=intake.category)
    return intake


def _count_new(intakes: Sequence[Intake]) -> int:
    names = {intake.name for intake in intakes}
    known = Complaint.objects.filter(external_id__in=[external_id for _, external_id in names])
    return len(names - set(known.values_list("source", "external_id")))
