"""Registering customers and keeping what is known of them right."""

from collections.abc import Collection, Sequence
from datetime import datetime

from django.db.models import QuerySet
from django.utils.timezone import localdate

from careline.kernel.refusals import Kind, Refusal
from careline.parties.events import CustomerUpdated
from careline.parties.models import Customer, Representative
from careline.parties.models.sealed import clear_fields, index_fields, index_for, seal_fields
from careline.parties.queries.customers import NoSuchCustomer
from careline.parties.queries.holders import holders_of
from careline.parties.queries.identities import kept_records
from careline.parties.rules.details import CustomerDetails, normal_details
from careline.parties.rules.fields import Field, Index
from careline.parties.rules.representation import check_kind_fits
from careline.parties.rules.verification_tasks import VerificationTaskEnd
from careline.parties.writing.building import CLEAR
from careline.parties.writing.claiming import CustomerIsForgotten
from careline.parties.writing.number_locks import lock_numbers
from careline.parties.writing.offering import codes_of, require_offered
from careline.parties.writing.registering import register_all
from careline.parties.writing.vaults import vault_for
from careline.parties.writing.verification_tasks import end_tasks
from careline.security.actor import Actor
from careline.security.ledger import record
from careline.security.operation import operation
from careline.security.policy import require, scope
from careline.security.prepared import among, prepared


class CustomerIsMerged(Refusal):
    """The record is kept as it was, to be taken apart again exactly; what is new goes to the one it was merged into."""

    code = "parties.customer_is_merged"
    kind = Kind.CONFLICT


class CustomerChanged(Refusal):
    """Somebody else changed the customer since the caller looked."""

    code = "parties.customer_changed"
    kind = Kind.CONFLICT


@operation()
def register_customer(*, details: CustomerDetails, by: Actor, at: datetime) -> Customer:
    """Register a customer, even one with a number that is known: families share one.

    :raises NotANumber: and whatever else `normal_details` refuses, naming the field.
    """
    return register_customers(details=[details], by=by, at=at)[0]


@operation(silent_when="there is nobody to register")
def register_customers(*, details: Sequence[CustomerDetails], by: Actor, at: datetime) -> list[Customer]:
    """Register customers as a set and return them in the order given, each as if it had come alone.

    :raises NotInCatalogue: a brand, region or segment isn't offered; it names the field.
    """
    require(by, "parties.register_customer")
    normal = [normal_details(one) for one in details]
    require_offered(codes_of(one) for one in normal)
    return register_all(normal, by=by, at=at)


@operation(silent_when="the number is known")
def match_or_register(*, details: CustomerDetails, by: Actor, at: datetime) -> Customer:
    """Return the customer with exactly this number, or register one; without a number nobody is matched.

    Whoever told the number comes before whoever subscribes to it: families pay for each other.
    What was told isn't written over what is known: a caller may be anybody.
    """
    return match_or_register_all(details=[details], by=by, at=at)[0]


@operation(silent_when="all of them were registered before")
def match_or_register_all(*, details: Sequence[CustomerDetails], by: Actor, at: datetime) -> list[Customer]:
    """Return a customer for each, in the order given: the one longest known by the number, or one registered now."""
    require(by, "parties.register_customer")
    normal = [normal_details(one) for one in details]
    require_offered(codes_of(one) for one in normal)
    indexes = [index_for(Index.NUMBER, one.number) if one.number else None for one in normal]
    known = _known_by_number([index for index in indexes if index])
    new = _unknown(indexes, known)
    made = dict(zip(new, register_all([normal[n] for n in new], by=by, at=at), strict=True))
    known |= {indexes[n]: customer for n, customer in made.items()}
    return [made.get(n) or known[index] for n, index in enumerate(indexes)]


@operation(silent_when="nothing is different")
def update_customer(*, customer: Customer, details: CustomerDetails, version: int, by: Actor, at: datetime) -> Customer:
    """Write down what is known of a customer now; details left empty are emptied.

    :param version: the version the caller saw.
    :raises CustomerChanged: when there is a later one.
    :raises CustomerIsMerged: when another record is kept in its stead.
    :raises RepresentativesDontFit: the kind changes, and somebody speaks for them who couldn't for such a customer.
    :raises NotANumber: and whatever else `normal_details` refuses, naming the field.
    """
    require(by, "parties.update_customer")
    current = _locked(customer, by, version)
    told, known = normal_details(details), clear_fields(current)
    require_offered([codes_of(told)], kept=vars(current))
    _check_kind(current, told, at)
    personal = {field: told.personal.get(field, "") for field in Field}
    changed = {field: value for field, value in personal.items() if value != known.get(field, "")}
    clear = {name: getattr(told, name) for name in CLEAR} | {"document_kind": told.document_kind or ""}
    names = [*changed, *(name for name, value in clear.items() if value != getattr(current, name))]
    if not names:
        return current
    for name, value in clear.items():
        setattr(current, name, value)
    current.is_identified, current.version, current.checked_at = told.is_identified, current.version + 1, at
    if told.personal or current.key:
        seal_fields(current, changed, vault_for(current, at=at))
        index_fields(current, told.personal)
    current.save()
    record(CustomerUpdated(subject=current.id, fields=tuple(str(name) for name in names)), by=by, at=at)
    end_tasks([current.id], VerificationTaskEnd.UPDATED, by=by, at=at)
    return current


def _unknown(indexes: Sequence[bytes | None], known: Collection[bytes | None]) -> list[int]:
    """Return the positions to register: all without a number, and of each unknown number the first."""
    seen, positions = set(known), []
    for n, index in enumerate(indexes):
        if index is None or index not in seen:
            positions.append(n)
            seen.add(index)
    return positions


def _known_by_number(indexes: Sequence[bytes]) -> dict[bytes | None, Customer]:
    lock_numbers(indexes)
    known: dict[bytes, Customer] = {}
    for one in _who_told(indexes=list(indexes)):
        known[bytes(one.number_index or b"")] = one  # later ones are written over by earlier ones
    untold = [index for index in indexes if index not in known]
    if untold:
        known |= holders_of(untold)
    kept = kept_records(list(known.values()))
    return {index: kept[one.pk] for index, one in known.items()}


@prepared
def _who_told(indexes: Collection[bytes]) -> QuerySet[Customer]:
    told = Customer.objects.filter(among("number_index", indexes), forgotten_at=None)
    return told.select_related("key").order_by("-id")


def _check_kind(current: Customer, told: CustomerDetails, at: datetime) -> None:
    if told.kind == current.kind:
        return
    standing = Representative.objects.filter(customer=current).select_related("ending")
    check_kind_fits(told.kind, [row.authority for row in standing], on=localdate(at))


def _locked(customer: Customer, by: Actor, version: int) -> Customer:
    reached = Customer.objects.filter(scope(by, "parties.update_customer"), pk=customer.pk)
    current = reached.select_for_update(of=("self",)).select_related("key").first()
    if current is None:
        raise NoSuchCustomer(field="customer")
    if current.forgotten_at:
        raise CustomerIsForgotten
    if current.merged_into_id:
        raise CustomerIsMerged
    if current.version != version:
        raise CustomerChanged
    return current
