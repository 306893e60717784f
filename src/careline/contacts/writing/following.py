"""The one way a follow-up moves: claimed, advanced by the rules, recorded as a row, indexed."""

from datetime import datetime
from uuid import UUID

from careline.contacts.models import FollowUp, FollowUpRow
from careline.contacts.queries.follow_ups import follow_up as find
from careline.contacts.rules.follow_ups import FollowUpStep, advance
from careline.contacts.rules.intake import check_text
from careline.contacts.writing.claiming import ChangedMeanwhile
from careline.contacts.writing.moving import user_id
from careline.kernel.events import Event
from careline.security import policy
from careline.security.actor import Actor
from careline.security.ledger import record
from careline.security.models import LedgerEntry, User
from careline.security.policy import Forbidden

KEEP = "contacts.keep_follow_up"
INDEXED = ["state", "due_at", "owner", "department", "missed", "version"]


def claim_follow_up(*, id: UUID, by: Actor, version: int | None = None) -> FollowUp:  # noqa: A002  (every room names a row's id so)
    """Lock a follow-up for the running operation, if the actor may do something about it.

    :raises NoSuchFollowUp: when the actor may not even see it.
    :raises Forbidden: when he may see it but not touch it.
    :raises ChangedMeanwhile: when `version` is given and it has moved on since.
    """
    seen = find(by=by, id=id)
    locked = FollowUp.objects.select_for_update().filter(policy.scope(by, KEEP), pk=seen.pk).first()
    if locked is None:
        raise Forbidden(policy=KEEP)
    if version is not None and version != locked.version:
        raise ChangedMeanwhile(field="version", seen=version, now=locked.version)
    return locked


def move_follow_up(
    one: FollowUp, step: FollowUpStep, event: Event, *, by: Actor, at: datetime, text: str = "", to: User | None = None
) -> FollowUp:
    """Move it one step and record that.

    :param to: the new owner, whose department it lies in from now on.
    :raises IllegalFollowUpMove: the move doesn't exist where it stands.
    """
    check_text("text", text)
    standing = advance(one.standing, step)
    row_of(one, step, record(event, by=by, at=at), n=standing.moves, by=by, at=at, text=text).save()
    one.index(standing)
    if to:
        one.department_id = to.department_id
    one.save(update_fields=INDEXED)
    return one


def row_of(
    one: FollowUp, step: FollowUpStep, entry: LedgerEntry, *, n: int, by: Actor, at: datetime, text: str = ""
) -> FollowUpRow:
    """Return the row, not yet written, that records a move."""
    return FollowUpRow(
        follow_up=one,
        n=n,
        move=step.move,
        at=at,
        actor_id=user_id(by),
        actor_name=by.name,
        due_at=step.due_at,
        owner_id=step.owner,
        text=text.strip(),
        entry=entry,
    )
