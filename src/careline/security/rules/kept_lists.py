"""What a kept list can be made of. By what a list may be narrowed, its own room says: a `ListKind` for each."""

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from careline.kernel.refusals import Kind, Refusal

LONGEST_NAME = 40
CODE = re.compile(r"[A-Za-z0-9_.:-]{1,80}")
"""What codes and user names are made of. Whether it is one of the house's, its room says: so is a number."""
MOST = 30
"""So many lists of one kind somebody keeps; more would be something to search, not to look at."""
MOST_COUNTED = 20
"""So many of one kind are counted at once, however many are shared; another is counted when it is looked at."""
FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2999, 12, 31)
"""What lies beyond can't be reckoned with in every zone, and nothing was ever kept there."""

Fits = Callable[[str], bool]
"""Whether a list can be narrowed to this."""


@dataclass(frozen=True, kw_only=True)
class ListKind:
    """Which list it is, and what of it can be kept."""

    name: str
    """A noun: `worklist`, `contacts`."""
    needs: str
    """The right to look at the list itself."""
    narrowed_by: Mapping[str, Fits]
    """By what it is narrowed, as its address says it, and to which values."""
    orders: Sequence[str] = ()
    """In which orders it can stand, the usual one first; none where it has but one."""
    columns: Sequence[str] = ()
    """What it can show; none where it always shows the same."""
    usual: Sequence[str] = ()
    """The columns it shows where nobody chose any."""


class BadListName(Refusal):
    """A list needs a name of a few characters."""

    code = "security.bad_list_name"


class BadListFilter(Refusal):
    """A list can't be narrowed by this, or can't be kept so."""

    code = "security.bad_list_filter"


class BadListLook(Refusal):
    """The list has no such order or column."""

    code = "security.bad_list_look"


class ListNameTaken(Refusal):
    """One keeps another list of this name."""

    code = "security.list_name_taken"
    kind = Kind.CONFLICT


class TooManyLists(Refusal):
    """One keeps as many as are of use."""

    code = "security.too_many_lists"
    kind = Kind.CONFLICT


def among(words: Iterable[str]) -> Fits:
    """Return whether it is one of a vocabulary."""
    known = frozenset(str(word) for word in words)
    return lambda value: value in known


def is_code(value: str) -> bool:
    """Return whether it can be the code of something of the house, or a colleague's user name."""
    return CODE.fullmatch(value) is not None


def is_day(value: str) -> bool:
    """Return whether it is a day a list can begin or end with, as 2026-03-11."""
    try:
        return FIRST_DAY <= date.fromisoformat(value) <= LAST_DAY
    except ValueError:
        return False


def checked_name(name: str) -> str:
    """Return the name without blanks around it.

    :raises BadListName: empty, too long, or with a sign no line can hold.
    """
    bare = name.strip()
    if not bare or len(bare) > LONGEST_NAME or not bare.isprintable():
        raise BadListName(field="name", longest=LONGEST_NAME)
    return bare


def checked_filters(kind: ListKind, narrowed: Mapping[str, str]) -> dict[str, str]:
    """Return what narrows, without what is empty.

    :raises BadListFilter: nothing of that name narrows this list, or not to this value.
    """
    said = {name: value for name, value in narrowed.items() if value}
    odd = said.keys() - fitting(kind, said).keys()
    if odd:
        raise BadListFilter(filter=min(odd))
    return said


def offered(known: Mapping[str, Fits]) -> Callable[[Mapping[str, str]], None]:
    """Return a check of what narrows a list: refuses a code that nothing has. It was typed, and may be anything.

    :param known: of what is narrowed by a code, whether the house has something of that code, in use or not any more.
    """

    def check(narrowed: Mapping[str, str]) -> None:
        odd = [name for name, is_known in known.items() if name in narrowed and not is_known(narrowed[name])]
        if odd:
            raise BadListFilter(filter=odd[0])

    return check


def fitting(kind: ListKind, narrowed: Mapping[str, str]) -> dict[str, str]:
    """Return what of this the list can be narrowed by; a word that is no longer in use doesn't narrow."""
    fits = kind.narrowed_by
    return {name: value for name, value in narrowed.items() if value and name in fits and fits[name](value)}


def checked_order(kind: ListKind, order: str) -> str:
    """Return the order; the usual one where none is named.

    :raises BadListLook: it isn't one of this list's.
    """
    if order and order not in kind.orders:
        raise BadListLook(field="order")
    return order or next(iter(kind.orders), "")


def checked_columns(kind: ListKind, columns: Collection[str]) -> list[str]:
    """Return the columns in the order the list shows them; the usual ones where none is named.

    :raises BadListLook: one isn't this list's.
    """
    if not set(columns) <= set(kind.columns):
        raise BadListLook(field="columns")
    return [column for column in kind.columns if column in (columns or kind.usual)]


def free_name(name: str, taken: Collection[str]) -> str:
    """Return a name, or one like it where somebody keeps a list of that name already."""
    if name not in taken:
        return name
    numbered = (f"{name[: LONGEST_NAME - 4]} {n}" for n in range(2, len(taken) + 3))
    return next(one for one in numbered if one not in taken)
