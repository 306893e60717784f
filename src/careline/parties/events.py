"""What happens to customers."""

from dataclasses import dataclass

from careline.kernel.events import Event


@dataclass(frozen=True, kw_only=True)
class CustomerRegistered(Event, about="customer"):
    """A customer was registered."""

    is_identified: bool
