"""Fields of a pack's tables: how each is read, and what is wrong where it can't be."""

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from careline.clocks.rules.packs.flaws import Flaw, Wrong
from careline.clocks.rules.packs.pack import Text
from careline.clocks.rules.places import LONGEST_PLACE, is_place
from careline.clocks.rules.terms import CODE, Conditions
from careline.kernel.calendar import UnknownZone, zone_named
from careline.kernel.sentences import quoted
from careline.kernel.signs import unseen_in

Reader = Callable[[object], Any]
E = TypeVar("E", bound=StrEnum)
REQUIRED = object()
NAME = re.compile(r"[a-z][a-z0-9_.-]{0,63}", re.ASCII)
CALENDAR = re.compile(r"[a-z0-9][a-z0-9-]{0,31}", re.ASCII)
"""As calendars are called in addresses."""
URL = re.compile(r"https?://\S{3,290}")


@dataclass
class Flaws:
    """The flaws of one file, gathered while it is read."""

    file: str
    found: list[Flaw] = field(default_factory=list)

    def add(self, code: str, *, entry: str = "", of: str = "", value: object = "", allowed: Any = ()) -> None:
        """Note a flaw."""
        flaw = Flaw(code=code, file=self.file, entry=entry, field=of, value=quoted(value), allowed=tuple(allowed))
        self.found.append(flaw)

    def add_unread(self, unreadable: tomllib.TOMLDecodeError, text: str) -> None:
        """Note what TOML's reader says, which names the place in its own words."""
        said, _, place = str(unreadable).removesuffix(")").rpartition(" (at ")
        told = re.fullmatch(r"line (\d+), column (\d+)", place)
        line, column = map(int, told.groups()) if told else (text.count("\n") + 1, 0)
        value = quoted(said or unreadable)
        self.found.append(Flaw(code="not_toml", file=self.file, value=value, line=line, column=column))

    def stand_in(self, table: str, *, since: int) -> None:
        """Say in which table the flaws stand that were found since there were so many."""
        self.found[since:] = [replace(flaw, table=table) for flaw in self.found[since:]]


@dataclass(frozen=True)
class Field:
    """How a field is read, and what it is where the table doesn't have it."""

    read: Reader
    default: Any = REQUIRED


def read_table(table: object, fields: Mapping[str, Field], *, entry: str, flaws: Flaws) -> dict[str, Any] | None:
    """Return a table's values by field, or None when anything in it is wrong; every flaw is noted."""
    if not isinstance(table, Mapping):
        flaws.add("not_a_table", entry=entry)
        return None
    before, values = len(flaws.found), {}
    for unknown in sorted(set(table) - set(fields)):
        flaws.add("unknown_field", entry=entry, of=unknown, allowed=sorted(fields))
    for name, one in fields.items():
        if name not in table:
            if one.default is REQUIRED:
                flaws.add("missing", entry=entry, of=name)
            values[name] = one.default
            continue
        try:
            values[name] = one.read(table[name])
        except Wrong as wrong:
            flaws.add(wrong.code, entry=entry, of=name, value=wrong.value, allowed=wrong.allowed)
    return values if len(flaws.found) == before else None


def words(longest: int = 200, *, empty: bool = False) -> Reader:
    """Return a reader of a text of so many characters."""

    def read(value: object) -> str:
        if not isinstance(value, str) or not (empty or value.strip()):
            raise Wrong("not_words", value)
        if len(value) > longest:
            raise Wrong("too_long", value, [str(longest)])
        if sign := unseen_in(value.strip()):
            raise Wrong("unseen_sign", sign)
        return value.strip()

    return read


def both(longest: int = 200) -> Reader:
    """Return a reader of a text in both languages: `{ zh = "…", en = "…" }`."""
    read_one = words(longest)

    def read(value: object) -> Text:
        if not isinstance(value, Mapping) or set(value) != {"zh", "en"}:
            raise Wrong("not_both", value)
        return Text(read_one(value["zh"]), read_one(value["en"]))

    return read


def one_of(kind: type[E]) -> Reader:
    """Return a reader of a member of an enumeration."""

    def read(value: object) -> E:
        try:
            return kind(str(value))
        except ValueError:
            raise Wrong("unknown_value", value, [one.value for one in kind]) from None

    return read


def each_of(kind: type[E]) -> Reader:
    """Return a reader of a list of members of an enumeration."""
    read_one = one_of(kind)

    def read(value: object) -> tuple[str, ...]:
        return tuple(read_one(one).value for one in names(value))

    return read


def name(value: object) -> str:
    """Read a name: small Latin letters, digits, points, dashes."""
    if not isinstance(value, str) or not NAME.fullmatch(value):
        raise Wrong("not_a_name", value)
    return value


def short_name(longest: int) -> Reader:
    """Return a reader of a name of so many characters."""

    def read(value: object) -> str:
        if len(name(value)) > longest:
            raise Wrong("too_long", value, [str(longest)])
        return name(value)

    return read


def place(value: object) -> str:
    """Read a jurisdiction."""
    told = name(value)
    if len(told) > LONGEST_PLACE:
        raise Wrong("too_long", value, [str(LONGEST_PLACE)])
    if not is_place(told):
        raise Wrong("unknown_place", told)
    return told


def calendar(value: object) -> str:
    """Read the code of a calendar."""
    if not isinstance(value, str) or not CALENDAR.fullmatch(value):
        raise Wrong("not_a_calendar", value)
    return value


def rule_code(value: object) -> str:
    """Read the code of a rule."""
    if not isinstance(value, str) or not CODE.fullmatch(value):
        raise Wrong("not_a_name", value)
    return value


def names(value: object) -> tuple[str, ...]:
    """Read a list of names."""
    if not isinstance(value, list):
        raise Wrong("not_a_list", value)
    return tuple(map(name, value))


def day(value: object) -> date:
    """Read a day, with or without quotation marks."""
    try:
        return value if type(value) is date else date.fromisoformat(str(value))
    except ValueError:
        raise Wrong("not_a_day", value) from None


def whole(value: object) -> int:
    """Read a whole number from nought."""
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise Wrong("not_a_number", value)
    return value


def url(value: object) -> str:
    """Read an address in the Web."""
    if not isinstance(value, str) or not URL.fullmatch(value):
        raise Wrong("not_a_url", value)
    return value


def zone(value: object) -> str:
    """Read a name of the IANA time zone database."""
    try:
        zone_named(str(value))
    except UnknownZone:
        raise Wrong("unknown_zone", value) from None
    return str(value)


def conditions(value: object) -> Conditions:
    """Read facts with the values that are meant: `{ area = ["urban", ""] }`."""
    if not isinstance(value, Mapping):
        raise Wrong("not_conditions", value)
    return tuple((name(fact), _values(told)) for fact, told in sorted(value.items()))


def _values(told: object) -> tuple[str, ...]:
    values = [told] if isinstance(told, str) else told
    if not isinstance(values, list) or not values or not all(isinstance(one, str) for one in values):
        raise Wrong("not_conditions", told)
    return tuple(values)
