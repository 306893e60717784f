"""What is kept of a customer, attribute by attribute: where each came from, put right, and verified."""

from uuid import UUID

from ninja import Router, Status

from careline.api.asked import Asked
from careline.api.bearer import Bearer
from careline.api.shapes.attributes import AttributeShown, AttributesShown, AttributeTold, ConfirmationTold, shown
from careline.parties.operations.verifying import confirm_attribute, correct_attribute
from careline.parties.queries.customers import kept_customer
from careline.parties.queries.provenance import provenance_of
from careline.parties.rules.attributes import Attribute

router = Router(tags=["customers"])
READ, WRITE = "parties.read_customer", "parties.update_customer"


@router.get("/{uuid:customer}/attributes", auth=Bearer(READ), response=AttributesShown)
def list_attributes(request: Asked, customer: UUID) -> AttributesShown:
    """Read where each attribute came from, and who verified it last; a merged record answers with the kept one's."""
    kept = kept_customer(by=request.auth, id=customer)
    found = provenance_of(by=request.auth, customer=kept.id)
    return AttributesShown(items=[shown(attribute, one) for attribute, one in found.items()])


@router.put("/{uuid:customer}/attributes/{attribute}", auth=Bearer(WRITE), response=AttributeShown)
def put_attribute(request: Asked, customer: UUID, attribute: Attribute, told: AttributeTold) -> AttributeShown:
    """Put an attribute right, which verifies it; the value that stands already confirms it."""
    correct_attribute(customer=customer, attribute=attribute, **told.model_dump(), by=request.auth, at=request.at)
    return _now(request, customer, attribute)


@router.post(
    "/{uuid:customer}/attributes/{attribute}/verifications", auth=Bearer(WRITE), response={201: AttributeShown}
)
def verify(request: Asked, customer: UUID, attribute: Attribute, told: ConfirmationTold) -> Status[AttributeShown]:
    """Write down that an attribute was verified and is right."""
    confirm_attribute(customer=customer, attribute=attribute, version=told.version, by=request.auth, at=request.at)
    return Status(201, _now(request, customer, attribute))


def _now(request: Asked, customer: UUID, attribute: Attribute) -> AttributeShown:
    kept = kept_customer(by=request.auth, id=customer)
    return shown(attribute, provenance_of(by=request.auth, customer=kept.id)[attribute])
