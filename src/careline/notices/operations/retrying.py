"""What a person does about a notice that didn't arrive: have it tried again, or see to it in another way."""

from datetime import datetime
from uuid import UUID

from careline.kernel.refusals import Kind, Refusal
from careline.notices.events import NoticeSettled
from careline.notices.models import Notice
from careline.notices.queries.outbox import NoSuchNotice
from careline.notices.rules.facts import FAILED, NoticeState, OtherWay
from careline.notices.writing.delivering import leave_of, put, queue_again
from careline.security.actor import Actor
from careline.security.operation import operation
from careline.security.policy import require


class HeldByWish(Refusal):
    """Whom it is for wished that nothing reaches them this way."""

    code = "notices.held_by_wish"
    kind = Kind.CONFLICT


class NothingToRetry(Refusal):
    """The notice is on its way, or was handed over."""

    code = "notices.nothing_to_retry"
    kind = Kind.CONFLICT


@operation()
def try_notice_again(*, notice: UUID, recipient: str, by: Actor, at: datetime) -> None:
    """Queue a notice that failed once more, to the address that is right by now, under the same Message-ID.

    The caller has made sure that the actor may know of it.

    :raises NoSuchNotice: none of this id.
    :raises NothingToRetry: it didn't fail, and nobody held it back.
    :raises HeldByWish: its person's wish stands in the way, now as before.
    """
    require(by, "notices.retry_notice")
    found = _locked(notice)
    if NoticeState(found.state) not in FAILED | {NoticeState.HELD_BACK}:
        raise NothingToRetry
    if leave_of(found, recipient, at=at).held:
        raise HeldByWish(field="notice")
    queue_again(found, recipient=recipient, by=by, at=at)


@operation()
def set_notice_aside(*, notice: UUID, way: OtherWay, by: Actor, at: datetime) -> None:
    """Record that somebody saw to it in another way; it is tried no more, and stands on no list of what didn't arrive.

    The caller has made sure that the actor may know of it.

    :raises NoSuchNotice: none of this id.
    :raises NothingToRetry: it was handed over, is being sent just now, or was seen to before.
    """
    require(by, "notices.retry_notice")
    found = _locked(notice)
    if NoticeState(found.state) not in FAILED | {NoticeState.QUEUED, NoticeState.HELD_BACK}:
        raise NothingToRetry
    put(found, NoticeState.SET_ASIDE, NoticeSettled(subject=found.id, way=way), by=by, at=at, code=way)


def _locked(notice: UUID) -> Notice:
    found = Notice.objects.select_for_update(of=("self",)).select_related("key").filter(pk=notice).first()
    if found is None:
        raise NoSuchNotice
    return found
