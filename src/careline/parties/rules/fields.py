"""The personal fields of a customer: how each is masked, and under which values each is found."""

from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum

from careline.security.rules.masking import (
    mask_address,
    mask_company,
    mask_document,
    mask_email,
    mask_name,
    mask_number,
)
from careline.security.rules.normalising import last_four, normal_name
from careline.security.rules.surnames import surname_of


class Field(StrEnum):
    """A field that is sealed under the person's key."""

    NAME = "name"
    NUMBER = "number"
    EMAIL = "email"
    ADDRESS = "address"
    DOCUMENT = "document"


class Index(StrEnum):
    """A blind index by which a customer is found."""

    NAME = "name"
    SURNAME = "surname"
    NUMBER = "number"
    LAST4 = "last4"
    EMAIL = "email"
    DOCUMENT = "document"


IDENTIFYING = frozenset({Field.NUMBER, Field.EMAIL, Field.DOCUMENT})
"""One of these tells one person from all others; a name doesn't: of some there are three hundred thousand."""

MASKS: Mapping[Field, Callable[[str], str]] = {
    Field.NAME: mask_name,
    Field.NUMBER: mask_number,
    Field.EMAIL: mask_email,
    Field.ADDRESS: mask_address,
    Field.DOCUMENT: mask_document,
}


def masked_value(field: Field, value: str, *, is_company: bool) -> str:
    """Return what of a field is shown without a reason."""
    return mask_company(value) if field is Field.NAME and is_company else MASKS[field](value)


def index_values(values: Mapping[Field, str], *, is_company: bool) -> Iterator[tuple[Index, str]]:
    """Yield the normalised values a customer is found under, from his fields in clear."""
    name, number, email = (values.get(field, "") for field in (Field.NAME, Field.NUMBER, Field.EMAIL))
    yield Index.NAME, normal_name(name)
    yield Index.SURNAME, "" if is_company else surname_of(normal_name(name))
    yield Index.NUMBER, number
    yield Index.LAST4, last_four(number)
    yield Index.EMAIL, email
    yield Index.DOCUMENT, values.get(Field.DOCUMENT, "")
