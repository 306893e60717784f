"""Making sure of one attribute: it is right, or is put right; either is remembered, with whose entry it was."""

from dataclasses import fields
from datetime import datetime
from uuid import UUID

from careline.kernel.identity import new_id
from careline.parties.events import AttributeVerified
from careline.parties.models import AttributeCheck, Customer
from careline.parties.models.sealed import clear_fields
from careline.parties.operations.customers import CustomerChanged, update_customer
from careline.parties.queries.provenance import provenance_of
from careline.parties.rules.attributes import (
    CODED,
    Attribute,
    CheckOutcome,
    Entered,
    EntrySource,
    NothingToVerify,
    check_value,
)
from careline.parties.rules.details import CustomerDetails, DocumentKind
from careline.parties.rules.verification_tasks import VerificationTaskEnd
from careline.parties.writing.building import CLEAR
from careline.parties.writing.claiming import claim
from careline.parties.writing.recording import recorded
from careline.parties.writing.verification_tasks import end_tasks
from careline.security.actor import Actor
from careline.security.operation import operation

RIGHT = "parties.update_customer"
TOLD = frozenset(field.name for field in fields(CustomerDetails))


@operation()
def confirm_attribute(
    *, customer: UUID, attribute: Attribute, version: int | None = None, by: Actor, at: datetime
) -> AttributeCheck:
    """Write down that an attribute was verified and is right.

    :param version: the version the caller saw.
    :raises NothingToVerify: nobody ever told it.
    :raises CustomerChanged: there is a later version.
    """
    row, _ = claim(customer=customer, right=RIGHT, by=by, at=at)
    _check_version(row, version)
    if not _current_value(row, attribute):
        raise NothingToVerify(field="attribute")
    entered = _entered(row, attribute, by)
    _look(row, at)
    return _check(row, attribute, CheckOutcome.CONFIRMED, entered, by=by, at=at)


@operation()
def correct_attribute(
    *,
    customer: UUID,
    attribute: Attribute,
    value: str,
    document_kind: DocumentKind | None = None,
    version: int | None = None,
    by: Actor,
    at: datetime,
) -> AttributeCheck | None:
    """Put an attribute right, which verifies it; the value that stands already confirms it.

    Where nothing stood, nothing was verified: it is written down for the first time.

    :param version: the version the caller saw.
    :raises AttributeMissing: a sealed one without a value; likewise `AttributeTooLong`, `NoSuchValue`.
    :raises CustomerChanged: there is a later version.
    :raises NotANumber: and whatever else `update_customer` refuses.
    """
    told = check_value(attribute, value)
    row, _ = claim(customer=customer, right=RIGHT, by=by, at=at)
    _check_version(row, version)
    before, entered = _current_value(row, attribute), _entered(row, attribute, by)
    details = _with(row, attribute, told, document_kind)
    changed = update_customer(customer=row, details=details, version=row.version, by=by, at=at)
    if not before:
        return None
    is_other = changed.version != row.version
    _look(changed, at)
    outcome = CheckOutcome.CORRECTED if is_other else CheckOutcome.CONFIRMED
    return _check(changed, attribute, outcome, entered, by=by, at=at)


def _current_value(row: Customer, attribute: Attribute) -> str:
    """Return an attribute in clear, for the operation alone; empty where nobody told it."""
    if attribute.value in CLEAR:
        return str(getattr(row, attribute.value))
    return {field.value: text for field, text in clear_fields(row).items()}.get(attribute.value, "")


def _with(row: Customer, attribute: Attribute, value: str, document_kind: DocumentKind | None) -> CustomerDetails:
    said = {name: getattr(row, name) for name in CLEAR} | {"document_kind": row.document_kind or None}
    said |= {field.value: text for field, text in clear_fields(row).items()}
    said[attribute.value] = CODED[attribute](value) if attribute in CODED else value
    if attribute is Attribute.DOCUMENT and document_kind:
        said["document_kind"] = document_kind
    return CustomerDetails(**{name: it for name, it in said.items() if name in TOLD})


def _check_version(row: Customer, version: int | None) -> None:
    if version is not None and version != row.version:
        raise CustomerChanged(field="version")


def _entered(row: Customer, attribute: Attribute, by: Actor) -> Entered:
    found = provenance_of(by=by, customer=row.id).get(attribute)
    return found.entered if found else Entered(source=EntrySource.HOUSE, by="", by_id=None, at=row.registered_at)


def _look(row: Customer, at: datetime) -> None:
    row.checked_at = at
    row.save(update_fields=["checked_at"])


def _check(
    row: Customer, attribute: Attribute, outcome: CheckOutcome, entered: Entered, *, by: Actor, at: datetime
) -> AttributeCheck:
    end_tasks([row.id], VerificationTaskEnd.VERIFIED, by=by, at=at)
    event = AttributeVerified(subject=row.id, attribute=attribute, outcome=outcome, source=entered.source)
    return AttributeCheck.objects.create(
        id=new_id(),
        customer=row,
        attribute=attribute,
        outcome=outcome,
        source=entered.source,
        entered_by_id=entered.by_id,
        entered_by_name=entered.by,
        entered_at=entered.at,
        **recorded(event, by=by, at=at),
    )
