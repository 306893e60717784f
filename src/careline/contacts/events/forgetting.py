"""What is said when words go."""

from dataclasses import dataclass

from careline.kernel.events import Event


@dataclass(frozen=True, kw_only=True)
class WordsForgotten(Event, about="customer"):
    """What was written of a forgotten customer in contacts, follow-ups and orders was emptied; the rows stay."""

    rows: int
