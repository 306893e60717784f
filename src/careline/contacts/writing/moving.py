"""The one way a contact moves: the rules derive the state, a step row records it, the contact indexes it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from careline.contacts.models import Contact, ContactStep
from careline.contacts.rules.intake import check_text
from careline.contacts.rules.replay import State, Step, advance
from careline.kernel.events import Event
from careline.security.actor import Actor, ActorKind
from careline.security.ledger import record
from careline.security.models import LedgerEntry

INDEXED = ["step", "department", "agent", "outcome", "exclude", "version"]


@dataclass(frozen=True, kw_only=True)
class Said:
    """What goes with a move in words and codes."""

    reason: str = ""
    text: str = ""
    ticked: Sequence[str] = ()


SILENT = Said()


def move(contact: Contact, step: Step, event: Event, *, by: Actor, at: datetime, said: Said = SILENT) -> Contact:
    """Move a contact one step and record it; fields beside the state are the caller's to save.

    :raises IllegalContactMove: when the move doesn't exist at its step.
    :raises TextTooLong: when what was said doesn't fit.
    """
    check_text("text", said.text)
    state = advance(contact.state, step)
    entry = record(event, by=by, at=at)
    step_row(contact, step, state, entry, by=by, at=at, said=said).save()
    contact.index(state)
    contact.save(update_fields=INDEXED)
    return contact


def step_row(
    contact: Contact,
    step: Step,
    state: State,
    entry: LedgerEntry,
    *,
    by: Actor,
    at: datetime,
    said: Said = SILENT,
) -> ContactStep:
    """Return the row, not yet written, that records a step and the state it led to."""
    return ContactStep(
        contact=contact,
        n=state.moves,
        move=step.move.value,
        step=state.step.value,
        at=at,
        actor_kind=by.kind.value,
        actor_id=user_id(by),
        actor_name=by.name,
        department_id=step.department,
        agent_id=step.agent,
        outcome=step.outcome or "",
        exclude=step.exclude or "",
        reason=said.reason,
        text=said.text,
        ticked=list(said.ticked),
        entry=entry,
    )


def user_id(by: Actor) -> UUID | None:
    """Return the account of who acts; None for who has none."""
    return by.id if by.kind is ActorKind.USER else None
