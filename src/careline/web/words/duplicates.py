"""The words for customers who may be here twice."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy as _in

from careline.parties.rules.likeness import Mark
from careline.parties.rules.merging import MergeReason, UnmergeReason
from careline.web.words import Words

MERGE_REASONS: Words = {
    MergeReason.SAME_DOCUMENT: _in("merge", "the same document"),
    MergeReason.CUSTOMER_SAID: _in("merge", "the customer said so"),
    MergeReason.COMPARED: _in("merge", "their fields agree"),
    MergeReason.IMPORTED_TWICE: _in("merge", "brought in twice"),
}
UNMERGE_REASONS: Words = {
    UnmergeReason.FAMILY: _in("merge", "one family, two persons"),
    UnmergeReason.NUMBER_PASSED_ON: _in("merge", "the number was passed on"),
    UnmergeReason.MISTAKE: _in("merge", "merged by mistake"),
    UnmergeReason.CUSTOMER_OBJECTED: _in("merge", "the customer objected"),
}
MARKS: Mapping[Mark, tuple[str | Promise, str]] = {
    Mark.SAME: (_in("comparison", "same"), "ok"),
    Mark.ALIKE: (_in("comparison", "alike"), "warn"),
    Mark.DIFFERENT: (_in("comparison", "different"), "bad"),
    Mark.UNKNOWN: (_in("comparison", "not told by both"), ""),
    Mark.UNCOMPARED: (_in("comparison", "not compared"), ""),
}
"""Each with its tone."""
