"""What may be said of a customer."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class CustomerDetails:
    """What was told of a customer; nothing at all is allowed, and then he is unidentified."""

    name: str = ""
    number: str = ""
    email: str = ""
    address: str = ""
    place: str = ""
    source_channel: str = ""
