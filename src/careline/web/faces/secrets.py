"""A masked value among other words, and where its reason is asked."""

from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils.functional import Promise

from careline.parties.rules.reveals import Beside
from careline.web.words.reveals import BESIDE


@dataclass(frozen=True)
class Secret:
    """One masked value: like a customer's own masked field, but standing in a cell."""

    name: str
    label: str | Promise
    masked: str
    address: str
    shown: str = ""
    is_inline: bool = True


@dataclass(frozen=True)
class Beholder:
    """Whose page it is, and whether its reader may ask to see what is masked."""

    customer: UUID
    may_reveal: bool

    def secret(self, field: Beside, record: UUID, masked: str) -> Secret:
        """Return a value that stands on a row beside the customer."""
        may = self.may_reveal and bool(masked)
        address = reverse("web:record-reveal", args=[self.customer, field.value, record]) if may else ""
        return Secret(f"{field.value}-{record}", BESIDE[field], masked, address)
