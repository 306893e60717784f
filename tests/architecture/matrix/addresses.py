"""How the tables of addresses are read: method, name, and the rights it takes.

What a right reaches is written in written.py; where two are named, both are needed. `?` asks only whether the right is
held at all, and `not-own` leaves out oneself.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from careline.security.rules.roles import Role
from tests.architecture.matrix.written import WITHIN, Whose, written

PUBLIC, SIGNED_IN, NOT_OWN = "public", "signed-in", "not-own"
SHUT = {401, 403, 404}
"""How an edge answers who may not: not signed in, not allowed, nothing there to be seen."""


@dataclass(frozen=True)
class Address:
    """One address, one method, and the rights it takes, all of them."""

    method: str
    name: str
    rights: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.method} {self.name}"


def addresses(table: str) -> Iterator[Address]:
    """Read a table."""
    for line in table.strip().splitlines():
        method, name, *rights = line.split()
        yield Address(method, name, tuple(rights))


def expected(address: Address, role: Role, *, is_owned: bool) -> set[Whose]:
    """Whose things a role should reach at an address; where nothing is owned, everybody's or nobody's."""
    reached = set(Whose)
    for right in address.rights:
        reached &= told_by(right, role, is_owned=is_owned)
    return reached


def told_by(right: str, role: Role, *, is_owned: bool) -> set[Whose]:
    if right in {PUBLIC, SIGNED_IN}:
        return set(Whose)
    if right == NOT_OWN:
        return {Whose.COLLEAGUES, Whose.OUTSIDERS}
    word = written()[right.removeprefix("?")][role]
    if right.startswith("?") or not is_owned:
        return set() if word == "-" else set(Whose)
    return WITHIN[word]


def disagreement(address: Address, role: Role, *, reached: set[Whose], is_owned: bool) -> Iterator[str]:
    """Tell whose things a role reaches and shouldn't, or should and doesn't."""
    should = expected(address, role, is_owned=is_owned)
    yield from (f"{role} at {address} reaches what is {whose}, and shouldn't" for whose in sorted(reached - should))
    yield from (f"{role} at {address} doesn't reach what is {whose}, and should" for whose in sorted(should - reached))
