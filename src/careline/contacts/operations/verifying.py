"""Recording how a caller proved, or failed to prove, who they are (CH11)."""

from datetime import datetime

from django.utils.timezone import localdate

from careline.contacts.events import CallerChecked
from careline.contacts.models import Contact
from careline.contacts.queries.speaking import told_in
from careline.contacts.queries.verification import possible_methods, standing_of, terms
from careline.contacts.rules.speaking import check_may_prove
from careline.contacts.rules.steps import ContactMove, check_open
from careline.contacts.rules.verification import Level, Method, NobodyToVerify, Verdict, check_attempt
from careline.contacts.writing.claiming import claim
from careline.contacts.writing.verifying import keep_check
from careline.security.actor import Actor
from careline.security.ledger import record
from careline.security.operation import operation


@operation()
def verify_caller(
    *, number: str, method: Method, outcome: Verdict, by: Actor, at: datetime, version: int | None = None
) -> Contact:
    """Record one check of who the caller is; a passed one gives the level of its method.

    :raises NobodyToVerify: no customer is named yet.
    :raises NothingToProve: to whoever speaks nothing is disclosed anyway.
    :raises VerificationBlocked: too many checks failed on this contact.
    :raises MethodNotHere: this proof can't be given on this contact.
    :raises IllegalContactMove: the record is closed.
    """
    contact = claim(number=number, by=by, version=version)
    check_open(contact.state.step, ContactMove.SOLVE)
    if contact.party_id is None:
        raise NobodyToVerify(field="method")
    check_may_prove(told_in(contact, on=localdate(at)))
    check_attempt(standing_of(contact), method, possible=possible_methods(contact))
    level = terms().gives[method] if outcome is Verdict.PASSED else Level.NONE
    event = CallerChecked(subject=contact.id, method=method, outcome=outcome, level=level)
    keep_check(contact, record(event, by=by, at=at), method=method, verdict=outcome, level=level, by=by, at=at)
    return contact
