"""When a customer may be registered by hand: something is known of them, and nobody is here twice unnoticed."""

from careline.kernel.refusals import Kind, Refusal
from careline.parties.rules.details import CustomerDetails
from careline.parties.rules.fields import Field


class NothingKnown(Refusal):
    """Whoever is registered by hand is somebody: of nobody there is nothing to write down."""

    code = "parties.nothing_known"


class NumberIsKnown(Refusal):
    """Customers are known under this number already; families share one, so the agent says who it is."""

    code = "parties.number_is_known"
    kind = Kind.CONFLICT


def check_somebody(details: CustomerDetails) -> None:
    """Refuse to register somebody of whom neither a name nor anything that identifies is told.

    :raises NothingKnown: an address or a place alone is nobody.
    """
    if not details.is_identified and Field.NAME not in details.personal:
        raise NothingKnown(field="name")


def check_another(known: int, *, is_another: bool) -> None:
    """Refuse a number that customers are known under, unless it was said that this is somebody else.

    :raises NumberIsKnown: naming how many there are.
    """
    if known and not is_another:
        raise NumberIsKnown(field="number", known=known)
