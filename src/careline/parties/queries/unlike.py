"""What was told of a customer beside what is kept of him, for a caller may be anybody, and may also be right."""

from careline.parties.models import Customer
from careline.parties.models.sealed import clear_fields
from careline.parties.rules.details import CustomerDetails, normal_details
from careline.parties.rules.fields import Field


def unlike(customer: Customer, told: CustomerDetails) -> tuple[Field, ...]:
    """Return the personal fields of which something else was told than is kept; telling nothing is no difference.

    :raises NotANumber: and whatever else `normal_details` refuses, naming the field.
    """
    kept = clear_fields(customer)
    return tuple(field for field, value in normal_details(told).personal.items() if kept.get(field) != value)
