"""Two records of one customer: proposed, put together, taken apart, or left apart."""

from enum import StrEnum


class PairState(StrEnum):
    """What became of two customers who might be one."""

    PROPOSED = "proposed"
    MERGED = "merged"
    LEFT_APART = "left_apart"


class MergeReason(StrEnum):
    """Why two records are one customer's; there is no "other"."""

    SAME_DOCUMENT = "same_document"
    CUSTOMER_SAID = "customer_said"
    COMPARED = "compared"
    IMPORTED_TWICE = "imported_twice"


class UnmergeReason(StrEnum):
    """Why they are two after all."""

    FAMILY = "family"
    NUMBER_PASSED_ON = "number_passed_on"
    MISTAKE = "mistake"
    CUSTOMER_OBJECTED = "customer_objected"
