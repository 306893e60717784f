"""Taking hold of a contact before changing it: seen, allowed, unchanged, locked."""

from careline.contacts.models import Contact
from careline.contacts.queries.finding import contact as find
from careline.contacts.queries.finding import may
from careline.kernel.refusals import Kind, Refusal
from careline.security.actor import Actor
from careline.security.policy import Forbidden

WORK = "contacts.work_contact"


class ChangedMeanwhile(Refusal):
    """Somebody else moved the contact after this actor looked at it."""

    code = "contacts.changed_meanwhile"
    kind = Kind.CONFLICT


def claim(*, number: str, by: Actor, version: int | None = None, right: str = WORK) -> Contact:
    """Lock a contact for the running operation, if the actor may do this to it.

    :raises NoSuchContact: when the actor may not even see it.
    :raises Forbidden: when he may see it but not do this.
    :raises ChangedMeanwhile: when `version` is given and it has moved on since.
    """
    seen = find(by=by, number=number)
    locked = Contact.objects.select_for_update().get(pk=seen.pk)
    if not may(by=by, contact=locked, right=right):
        raise Forbidden(policy=right)
    if version is not None and version != locked.version:
        raise ChangedMeanwhile(field="version", seen=version, now=locked.version)
    return locked
