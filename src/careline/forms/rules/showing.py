"""How an answer looks to who may read it: sealed ones masked."""

from careline.forms.rules.types import SEALED, FieldType
from careline.security.rules.masking import mask_document, mask_number


def masked(type_: FieldType, text: str) -> str:
    """Return what is shown of a sealed answer."""
    assert type_ in SEALED
    return mask_document(text) if type_ is FieldType.DOCUMENT else mask_number(text)
