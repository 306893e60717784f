"""A customer as a screen may show one: masked, in a line."""

from typing import Protocol

from django.utils.translation import gettext as _


class Masked(Protocol):
    """What the parties room shows of a customer to anybody who may see the complaint."""

    @property
    def name(self) -> str:
        """The name, masked."""
        ...

    @property
    def number(self) -> str:
        """The number, masked."""
        ...

    @property
    def is_identified(self) -> bool:
        """Whether one knows who it is."""
        ...


def brief(customer: Masked | None) -> str:
    """Return the customer in a few characters."""
    parts = (customer.name, customer.number) if customer else ()
    return " ".join(part for part in parts if part) or _("unidentified customer")
