"""What customers are told about their complaints; it is queued in the transaction of what it tells of."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from careline.cases.models import Complaint, ComplaintNotice
from careline.cases.queries.notice_values import values_about
from careline.cases.rules.facts import Channel
from careline.cases.rules.notices import ADDRESSES, RECEIVED, REPLIED, REPLY, WAYS, language_of
from careline.kernel.identity import new_id
from careline.kernel.refusals import Kind, Refusal
from careline.notices.models import Notice
from careline.notices.operations.queueing import Letter, queue_notices
from careline.notices.ports.mail_relay import connected
from careline.notices.rules.facts import NoticeChannel
from careline.parties.models.sealed import clear_fields
from careline.parties.queries.minding import way_is_open
from careline.parties.queries.preferences import wishes_of
from careline.parties.rules.reaching import NOTHING_SAID, ReachChannel, Wish
from careline.parties.rules.safe_contact import NEEDS, ways_left
from careline.security.actor import Actor
from careline.security.copying import write_rows


class NoAddress(Refusal):
    """An answer is to go by e-mail, and no address is known."""

    code = "cases.no_address"


class NoApprovedWords(Refusal):
    """An answer is to go by e-mail, and there is no approved text to put it in."""

    code = "cases.no_approved_words"
    kind = Kind.CONFLICT


class WayIsClosed(Refusal):
    """The customer wished that nothing reaches them this way."""

    code = "cases.way_is_closed"
    kind = Kind.CONFLICT


class NoWayIsOpen(Refusal):
    """By nothing that is known of the customer may they be told anything."""

    code = "cases.no_way_is_open"
    kind = Kind.CONFLICT


def acknowledge(complaints: Sequence[Complaint], *, by: Actor, at: datetime) -> None:
    """Tell the customers by e-mail that their complaints came in: the number, and when an answer is due.

    Who wishes to be reached otherwise isn't written to: that it was held back stands with the complaint.
    """
    reached = [one for one in complaints if one.customer.email_sealed is not None]
    if not reached:
        return
    wishes, way = wishes_of({one.customer_id for one in reached}), NoticeChannel.EMAIL
    letters = [(one, _letter(one, way, {}, wishes.get(one.customer_id, NOTHING_SAID))) for one in reached]
    told = [(one, letter) for one, letter in letters if letter]
    _queue(RECEIVED.code, [one for one, _ in told], [letter for _, letter in told], by=by, at=at)


def send_reply(complaint: Complaint, *, channel: Channel, text: str, by: Actor, at: datetime) -> None:
    """Send the answer by the channel it was given on, where it is one by which something goes out.

    By e-mail it must be possible, for nobody else will send it. Whoever chooses another written channel may have used
    means of his own, so that nothing stands in his way.

    :raises NoAddress: by e-mail, when no address is known; likewise `NoApprovedWords`.
    :raises WayIsClosed: the customer closed this way; the answer is owed, so a person chooses another.
    """
    way = WAYS.get(channel)
    wish = wishes_of({complaint.customer_id}).get(complaint.customer_id, NOTHING_SAID)
    if way:
        _check_way(complaint, ReachChannel(way.value), wish)
    letter = _letter(complaint, way, {"reply": text}, wish) if way else None
    is_mail = way is NoticeChannel.EMAIL
    if letter is None:
        if is_mail:
            raise NoAddress(field="channel")
        return
    (queued,) = _queue(REPLIED.code, [complaint], [letter], by=by, at=at)
    if queued is None and is_mail:
        raise NoApprovedWords(field="channel")


def _letter(complaint: Complaint, channel: NoticeChannel, values: Mapping[str, str], wish: Wish) -> Letter | None:
    customer, fields = complaint.customer, clear_fields(complaint.customer)
    recipient = fields.get(ADDRESSES[channel], "")
    if not recipient or customer.key is None:
        return None
    language = language_of(wish.language or customer.language)
    said = {**values_about(complaint, fields, language), **values}
    return Letter(channel=channel, language=language, key=customer.key, recipient=recipient, values=said)


def send_otherwise(complaint: Complaint, *, text: str, but: NoticeChannel, by: Actor, at: datetime) -> Notice | None:
    """Send an answer that was held back by the first way the customer left open; None when there is none.

    Only a way that is connected is one: what waits for another would look sent, and reach nobody.

    :param but: the way that is closed.
    """
    wish = wishes_of({complaint.customer_id}).get(complaint.customer_id, NOTHING_SAID)
    ways = connected() - {but}
    for way in (one for one in WAYS.values() if one in ways):
        letter = _letter(complaint, way, {REPLY.name: text}, wish)
        if letter and way_is_open(complaint.customer_id, ReachChannel(way.value), letter.recipient):
            (queued,) = _queue(REPLIED.code, [complaint], [letter], by=by, at=at)
            if queued:
                return queued
    return None


def _check_way(complaint: Complaint, way: ReachChannel, wish: Wish) -> None:
    """Refuse a way the customer closed, naming those they left open."""
    customer, fields = complaint.customer_id, clear_fields(complaint.customer)
    if way_is_open(customer, way, fields.get(NEEDS[way], "")):
        return
    left = [one for one in ways_left(wish, fields) if way_is_open(customer, one, fields[NEEDS[one]])]
    if not left:
        raise NoWayIsOpen(field="channel")
    raise WayIsClosed(field="channel", ways=tuple(left))


def _queue(
    kind: str, complaints: Sequence[Complaint], letters: Sequence[Letter], *, by: Actor, at: datetime
) -> list[Notice | None]:
    queued = queue_notices(kind=kind, letters=letters, by=by, at=at)
    pairs = zip(complaints, queued, strict=True)
    write_rows([ComplaintNotice(id=new_id(), complaint=one, notice=row) for one, row in pairs if row])
    return queued
