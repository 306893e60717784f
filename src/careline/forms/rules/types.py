"""What a field may hold. A type decides how an answer is read, shown and kept."""

from enum import StrEnum


class FieldType(StrEnum):
    """The kinds of answers."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    NUMBER = "number"
    MONEY = "money"
    DATE = "date"
    CHOICE = "choice"
    CHOICES = "choices"
    YES_NO = "yes_no"
    PHONE = "phone"
    SUBSCRIPTION = "subscription"
    DOCUMENT = "document"


SEALED = frozenset({FieldType.PHONE, FieldType.SUBSCRIPTION, FieldType.DOCUMENT})
"""Types that identify a person: kept under the person's key, shown masked (decision 0003)."""
CHOSEN = frozenset({FieldType.CHOICE, FieldType.CHOICES})
COUNTED = frozenset({FieldType.NUMBER, FieldType.MONEY})
WRITTEN = frozenset({FieldType.TEXT, FieldType.LONG_TEXT})
LENGTHS = {FieldType.TEXT: 200, FieldType.LONG_TEXT: 20_000}
"""Characters a text may have where its field says nothing narrower."""

Value = str | int | float | bool | list[str]
"""An answer as it is kept: JSON of the field's type. Money is in fen, a date is ISO 8601, a choice is its code."""
