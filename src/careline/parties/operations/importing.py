"""Bringing in customers from a file, a chunk at a time; who came in before stays as he is."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime

from careline.kernel.tables.outcome import Outcome
from careline.kernel.tables.rows import Row
from careline.parties.models import Customer, ImportBatch, Origin
from careline.parties.models.sealed import index_for
from careline.parties.queries.catalogues import offered_codes
from careline.parties.rules.details import NormalDetails
from careline.parties.rules.fields import Index
from careline.parties.rules.import_readers import read_rows
from careline.parties.rules.import_row import CustomerReader, Told
from careline.parties.writing.number_locks import lock_imports, lock_numbers
from careline.parties.writing.registering import register_all
from careline.security.actor import Actor
from careline.security.copying import write_rows
from careline.security.operation import operation
from careline.security.policy import require
from careline.security.rules.normalising import normal_name
from careline.security.vault import index_of

Known = tuple[bytes, bytes]
"""A number and a name, as they stand in the indexes: the same person's, as far as a list can tell."""


@operation(silent_when="every row came in before or was refused")
def import_customers(
    *, rows: Sequence[Row], reader: CustomerReader, batch: ImportBatch | None = None, by: Actor, at: datetime
) -> Outcome:
    """Take in the rows that are new and in order, in one transaction; the others are returned with their reasons.

    A row is known by its source and external id, or by all it says. Who is here with that number and that name is
    not registered again; with the number alone he is, for families share one.

    :param batch: the file somebody sent, by which those it registers can be found.
    """
    require(by, "parties.import_customers")
    read, rejected = read_rows(rows, reader, offered_codes())
    told = [one for _, one in read]
    lock_imports()
    wanted: dict[str, Told] = {}
    for one in told:
        wanted.setdefault(_name_of(one), one)
    known = Origin.objects.filter(source=reader.map.source, external_id__in=wanted)
    seen = set(known.values_list("external_id", flat=True))
    new = {name: one for name, one in wanted.items() if name not in seen}
    made = _registered(list(new.values()), by=by, at=at)
    write_rows(
        [
            Origin(source=reader.map.source, external_id=name, customer=one, batch=batch if is_new else None, at=at)
            for name, (one, is_new) in zip(new, made, strict=True)
        ]
    )
    imported = sum(is_new for _, is_new in made)
    return Outcome(imported, len(told) - imported, rejected)


def _name_of(told: Told) -> str:
    """Return by what a row is known: its external id, else a blind index of everything it says."""
    said = json.dumps(asdict(told.details), ensure_ascii=False, sort_keys=True)
    return told.external_id or index_of(said, "parties.import.row").hex()


def _registered(told: Sequence[Told], *, by: Actor, at: datetime) -> list[tuple[Customer, bool]]:
    """Return a customer for each, and whether he is new."""
    known = _known([one.details for one in told])
    strangers = [one.details for one in told if _known_by(one.details) not in known]
    made = iter(register_all(strangers, by=by, at=at))
    found = (known.get(_known_by(one.details)) for one in told)
    return [(one, False) if one else (next(made), True) for one in found]


def _known(details: Sequence[NormalDetails]) -> dict[Known | None, Customer]:
    numbers = [index_for(Index.NUMBER, one.number) for one in details if one.number]
    lock_numbers(numbers)
    found = Customer.objects.filter(number_index__in=numbers, forgotten_at=None, name_index__isnull=False)
    return {(bytes(one.number_index or b""), bytes(one.name_index or b"")): one for one in found.order_by("-id")}


def _known_by(details: NormalDetails) -> Known | None:
    if not details.number or not details.name:
        return None
    return index_for(Index.NUMBER, details.number), index_for(Index.NAME, normal_name(details.name))
