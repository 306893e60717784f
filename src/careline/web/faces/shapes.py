"""What the faces ask of the rows they are given: only what they show."""

from datetime import datetime
from typing import Protocol
from uuid import UUID

from careline.web.words import Named


class Person(Protocol):
    """A member of staff."""

    @property
    def full_name(self) -> str:
        """What colleagues call them."""
        ...


class CategoryRow(Named, Protocol):
    """A category, and the one it belongs under."""

    @property
    def parent(self) -> Named | None:
        """The first level, when this is the second."""
        ...


class ComplaintRow(Protocol):
    """A complaint as lists show it."""

    @property
    def number(self) -> str:
        """Its number."""
        ...

    @property
    def title(self) -> str:
        """What it is about, in a line."""
        ...

    @property
    def customer_id(self) -> UUID:
        """Whose it is."""
        ...

    @property
    def stage(self) -> str:
        """Where it stands."""
        ...

    @property
    def urgency(self) -> str:
        """How fast it must go."""
        ...

    @property
    def channel(self) -> str:
        """Where it came from."""
        ...

    @property
    def received_at(self) -> datetime:
        """When it was first said."""
        ...

    @property
    def due_at(self) -> datetime | None:
        """When the answer is due."""
        ...

    @property
    def category(self) -> CategoryRow | None:
        """What it is about, if that is said yet."""
        ...

    @property
    def department(self) -> Named:
        """With whom it lies."""
        ...

    @property
    def handler(self) -> Person | None:
        """Who works on it."""
        ...
