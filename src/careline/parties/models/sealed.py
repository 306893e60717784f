"""A customer's row and what is sealed in it: the one place that knows which column holds which field."""

from collections.abc import Mapping
from uuid import UUID

from careline.parties.models.customer import Customer
from careline.parties.rules.details import CustomerKind
from careline.parties.rules.fields import Field, Index, index_values
from careline.security.rules.sealing import Place
from careline.security.vault import Vault, index_of, vault_of

TABLE = Customer._meta.db_table  # noqa: SLF001  (Django's documented model _meta API)
COLUMNS = (*(f"{field}_sealed" for field in Field), *(f"{index}_index" for index in Index))
"""The columns that are emptied when a customer is forgotten."""


def clear_fields(customer: Customer) -> dict[Field, str]:
    """Return the personal fields that are known, in clear, for masking and for reveals; none of one forgotten."""
    if customer.key is None or customer.key.shredded_at:
        return {}
    sealed = {field: getattr(customer, f"{field}_sealed") for field in Field}
    vault = vault_of(customer.key)
    return {field: vault.open(text, _place(customer.id, field)) for field, text in sealed.items() if text is not None}


def seal_fields(customer: Customer, values: Mapping[Field, str], vault: Vault) -> None:
    """Put fields into the row, sealed; an empty value empties its column. The row isn't saved."""
    for field, value in values.items():
        setattr(customer, f"{field}_sealed", vault.seal(value, _place(customer.id, field)) if value else None)


def index_fields(customer: Customer, values: Mapping[Field, str]) -> None:
    """Put everything the customer is found under into the row, from all his fields in clear. The row isn't saved."""
    for index, value in index_values(values, is_company=customer.kind == CustomerKind.ENTERPRISE):
        setattr(customer, f"{index}_index", index_for(index, value) if value else None)


def index_for(index: Index, value: str) -> bytes:
    """Return what stands in an index for a normalised value."""
    return index_of(value, f"{TABLE}.{index}")


def _place(row: UUID, field: Field) -> Place:
    return Place(TABLE, f"{field}_sealed", row)
