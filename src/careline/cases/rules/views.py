"""What a saved view can be made of."""

from collections.abc import Collection, Mapping
from enum import StrEnum

from careline.kernel.refusals import Kind, Refusal

LONGEST_NAME = 40
LONGEST_VALUE = 64
MOST = 30
"""So many views one keeps; more would be a list to search, not to look at."""
NARROWED_BY = ("view", "stage", "department", "centre", "handler", "category", "urgency", "due")


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


class BadViewName(Refusal):
    """A view needs a name of a few characters."""

    code = "cases.bad_view_name"


class BadViewFilter(Refusal):
    """A view can't be narrowed by this."""

    code = "cases.bad_view_filter"


class ViewNameTaken(Refusal):
    """One has another view of this name."""

    code = "cases.view_name_taken"
    kind = Kind.CONFLICT


class TooManyViews(Refusal):
    """One keeps as many as are of use."""

    code = "cases.too_many_views"
    kind = Kind.CONFLICT


def checked_name(name: str) -> str:
    """Return the name without blanks around it.

    :raises BadViewName: empty, too long, or with a sign no line can hold.
    """
    bare = name.strip()
    if not bare or len(bare) > LONGEST_NAME or not bare.isprintable():
        raise BadViewName(field="name", longest=LONGEST_NAME)
    return bare


def checked_filters(narrowed: Mapping[str, str]) -> dict[str, str]:
    """Return what narrows, without what is empty.

    :raises BadViewFilter: nothing of that name narrows a list, or no code is that long.
    """
    said = {name: value for name, value in narrowed.items() if value}
    for name, value in said.items():
        if name not in NARROWED_BY or len(value) > LONGEST_VALUE or not value.isprintable():
            raise BadViewFilter(filter=name)
    return said


def in_order(columns: Collection[ListColumn]) -> list[str]:
    """Return the columns in the order lists show them; the usual ones where none is named."""
    return [column.value for column in ListColumn if column in (columns or USUAL)]


def free_name(name: str, taken: Collection[str]) -> str:
    """Return a name, or one like it where somebody has a view of that name already."""
    if name not in taken:
        return name
    numbered = (f"{name[: LONGEST_NAME - 4]} {n}" for n in range(2, len(taken) + 3))
    return next(one for one in numbered if one not in taken)
