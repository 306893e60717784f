"""How a worklist can stand: its orders and its columns."""

from enum import StrEnum


class ListOrder(StrEnum):
    """In which order a list stands."""

    DUE = "due"
    NEWEST = "newest"


class ListColumn(StrEnum):
    """What a list can show beside the title."""

    CATEGORY = "category"
    STAGE = "stage"
    URGENCY = "urgency"
    WITH = "with"
    RECEIVED = "received"
    DUE = "due"


USUAL = (ListColumn.CATEGORY, ListColumn.STAGE, ListColumn.WITH, ListColumn.DUE)
