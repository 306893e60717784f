"""Taking what names somebody out of the rows around a customer; the rows stay for what refers to them."""

from careline.parties.models import (
    Account,
    CareFlag,
    Consent,
    Customer,
    CustomerNeed,
    ErasureRequest,
    ErasureStep,
    LegalHold,
    LegalHoldRelease,
    NeedStep,
    Representative,
    Subscription,
)
from careline.parties.models.keyed import KeyedRow
from careline.security.models import HistoryRow, PersonKey

AROUND: tuple[type[KeyedRow], ...] = (
    Account,
    CareFlag,
    Consent,
    CustomerNeed,
    ErasureRequest,
    ErasureStep,
    LegalHold,
    LegalHoldRelease,
    NeedStep,
    Representative,
    Subscription,
)
"""Every kind of row about a customer that holds something sealed."""
NAMING = ("_sealed", "_index")


def keys_around(customer: Customer) -> list[PersonKey]:
    """Return the keys of everything that is kept of a customer, his own among them."""
    keys = {customer.key_id} if customer.key_id else set()
    for model in AROUND:
        keys |= set(model._default_manager.filter(customer=customer).values_list("key_id", flat=True))  # noqa: SLF001  (Django's documented manager)
    return list(PersonKey.objects.filter(pk__in=keys))


def empty_around(customer: Customer) -> None:
    """Empty the sealed columns and the indexes; rows of history lose their key alone, for they are never changed."""
    for model in AROUND:
        if issubclass(model, HistoryRow):
            continue
        columns = [field.name for field in model._meta.fields if field.name.endswith(NAMING)]  # noqa: SLF001  (Django's documented model _meta API)
        model._default_manager.filter(customer=customer).update(**dict.fromkeys(columns))  # noqa: SLF001  (Django's documented manager)
