"""Collecting what customers would have, assessing it, deciding on it, and telling them."""

from datetime import datetime
from uuid import UUID

from careline.kernel.identity import new_id
from careline.kernel.refusals import Kind, Refusal
from careline.parties.events import NeedMoved
from careline.parties.models import CustomerNeed, NeedStep
from careline.parties.queries.needs import known_need
from careline.parties.rules.needs import NeedCategory, NeedMove, NeedSource, NeedStatus, advanced, check_need_text
from careline.parties.writing.claiming import claim, hold
from careline.parties.writing.recording import recorded
from careline.security.actor import Actor
from careline.security.operation import operation
from careline.security.vault import Vault

RIGHTS = {
    NeedMove.ASSESS: "parties.decide_need",
    NeedMove.ADOPT: "parties.decide_need",
    NeedMove.DECLINE: "parties.decide_need",
    NeedMove.TELL: "parties.collect_need",
}


class NeedChanged(Refusal):
    """Somebody else moved the need since the caller looked."""

    code = "parties.need_changed"
    kind = Kind.CONFLICT


@operation()
def collect_need(
    *, customer: UUID, source: NeedSource, category: NeedCategory, text: str, by: Actor, at: datetime
) -> CustomerNeed:
    """Take a need into the register.

    :raises NeedTextMissing: or `NeedTextTooLong`.
    """
    words = check_need_text(text)
    row, vault = claim(customer=customer, right="parties.collect_need", by=by, at=at)
    need = CustomerNeed(id=new_id(), customer=row, key=row.key, source=source, category=category, collected_at=at)
    need.status = advanced(None, NeedMove.COLLECT)
    need.sealing(vault, text=words).save(force_insert=True)
    _step(need, NeedMove.COLLECT, "", vault, by=by, at=at)
    return need


@operation()
def move_need(
    *, need: UUID, move: NeedMove, text: str, version: int | None = None, by: Actor, at: datetime
) -> CustomerNeed:
    """Assess a need, adopt or decline it, or write down that the customer was told; each with its reasons.

    :param text: the assessment, the reasons, or what the customer was told.
    :raises IllegalNeedMove: when it can't be done where the need stands.
    :raises NeedChanged: when somebody moved it meanwhile.
    """
    words = check_need_text(text)
    seen = known_need(by=by, id=need)
    _, vault = hold(customer=seen.customer_id, right=RIGHTS.get(move, "parties.collect_need"), by=by, at=at)
    current = CustomerNeed.objects.select_for_update(of=("self",)).select_related("key", "customer").get(pk=seen.pk)
    if version is not None and version != current.version:
        raise NeedChanged(field="version")
    current.status = advanced(NeedStatus(current.status), move)
    current.version += 1
    current.save(update_fields=["status", "version"])
    _step(current, move, words, vault, by=by, at=at)
    return current


def _step(need: CustomerNeed, move: NeedMove, text: str, vault: Vault, *, by: Actor, at: datetime) -> None:
    event = NeedMoved(subject=need.id, move=move, status=NeedStatus(need.status))
    step = NeedStep(
        id=new_id(),
        customer=need.customer,
        key=need.customer.key,
        need=need,
        n=need.version,
        move=move,
        **recorded(event, by=by, at=at),
    )
    step.sealing(vault, text=text).save(force_insert=True)
