"""The words screens use for what goes out: occasions, channels, and what became of a notice."""

import re
from collections.abc import Mapping, Sequence

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy as _in

from careline.notices.rules.facts import Audience, NoticeChannel, NoticeState, OtherWay, OutboxView
from careline.notices.rules.kinds import NoticeKind
from careline.web.words import Words

NOTICE_CHANNELS: Words = {
    NoticeChannel.EMAIL: _in("channel", "E-mail"),
    NoticeChannel.SMS: _in("channel", "SMS"),
    NoticeChannel.APP: _in("channel", "App"),
    NoticeChannel.LETTER: _in("channel", "Letter"),
}
NOTICE_PICTURES: Mapping[NoticeChannel, str] = {
    NoticeChannel.EMAIL: "mail",
    NoticeChannel.SMS: "message-square",
    NoticeChannel.APP: "globe",
    NoticeChannel.LETTER: "mail",
}
NOTICE_KINDS: Mapping[str, str | Promise] = {
    "complaint_received": _("Receipt of the complaint"),
    "complaint_replied": _("Our reply"),
    "complaint_assigned": _("A complaint is given to you"),
    "contact_consulted": _("You are asked about a contact"),
    "exception_decided": _("An exception you asked for is decided"),
    "erasure_asked": _("A customer wishes to be forgotten, and you may decide"),
    "erasure_decided": _("A request to be forgotten you recorded is decided"),
    "order_handed": _("A service order is given to you"),
    "verification_given": _("Profiles are given to you to verify"),
    "follow_up_near": _("Something you promised is due soon"),
    "follow_up_missed": _("Something you promised was missed"),
    "follow_up_missed_away": _("Something was missed by somebody who is away"),
    "follow_up_handed": _("A promise is given to you"),
    "hold_review_due": _("A legal hold is to be looked at again"),
    "answer_held_back": _("An answer is held back by the customer’s wish"),
    "no_way_left": _("No way is left to reach a customer"),
    "appointment_booked": _("Confirmation of an appointment"),
    "appointment_moved": _("An appointment was moved"),
    "appointment_cancelled": _("An appointment was cancelled"),
    "appointment_reminder": _("Reminder of an appointment"),
    "appointment_displaced": _("The hall is closed at the time of an appointment"),
    "care_review_due": _("A need for care is to be looked at again"),
    "clock_near": _("The time for a complaint is nearly over"),
    "clock_over": _("The time for a complaint is over"),
    "clock_late": _("A complaint has been late for long"),
    "clock_digest": _("Complaints are nearly or already late (once a quarter of an hour at most)"),
}
AUDIENCES: Words = {
    Audience.CUSTOMER: _in("audience", "Customers"),
    Audience.STAFF: _in("audience", "Staff"),
}
OUTBOX_VIEWS: Words = {
    OutboxView.FAILED: _in("outbox", "Didn’t arrive"),
    OutboxView.WAITING: _in("outbox", "Waiting"),
    OutboxView.HELD: _in("outbox", "Held back"),
}
NOTICE_VARIABLES: Mapping[str, str | Promise] = {
    "number": _in("variable", "number of the complaint"),
    "customer": _in("variable", "customer’s name"),
    "received_at": _in("variable", "when it came in"),
    "due_at": _in("variable", "when it is due"),
    "reply": _in("variable", "the answer"),
    "starts_at": _in("variable", "when they are expected"),
    "hall": _in("variable", "name of the hall"),
    "address": _in("variable", "address of the hall"),
    "assigned_by": _in("variable", "who gave it"),
    "count": _in("variable", "how many there are"),
    "numbers": _in("variable", "numbers of the complaints"),
}
STAFF_NOTICES: Mapping[str, str | Promise] = {
    "complaint_assigned": _("%(by)s gave you complaint %(about)s"),
    "contact_consulted": _("%(by)s asks you about contact %(about)s while the customer waits"),
    "exception_decided": _("%(by)s decided about the exception for %(about)s: go on with it"),
    "erasure_asked": _("%(by)s recorded the request to be forgotten %(about)s: decide on it"),
    "erasure_decided": _("%(by)s decided on the request to be forgotten %(about)s: tell the customer"),
    "verification_given": _("%(by)s gave you profiles to verify by %(about)s"),
    "order_handed": _("%(by)s gave you service order %(about)s: go on with it"),
    "follow_up_near": _("Something you promised is due soon: keep it, or tell the customer another time"),
    "follow_up_missed": _("Something you promised was missed: it is still owed"),
    "follow_up_missed_away": _("%(by)s is away and missed a promise: see to it, or give it to somebody"),
    "hold_review_due": _("Look again whether a legal hold is still needed: renew it, or release it"),
    "answer_held_back": _("The answer to %(about)s is held back by the customer’s wish: tell them another way"),
    "no_way_left": _("No way is left to tell the customer of %(about)s anything: ask them when they call or come"),
    "care_review_due": _("Look again whether a customer still needs care: renew it, or end it"),
    "follow_up_handed": _("%(by)s gave you a promise to a customer to keep"),
    "clock_near": _("The time for complaint %(about)s is nearly over: answer, or say that you have it in hand"),
    "clock_over": _("The time for complaint %(about)s is over: see to it now"),
    "clock_late": _("Complaint %(about)s has been late for long: see that somebody takes it"),
}
"""What a colleague is told at the desk."""
STAFF_NOTICE_PLACES: Mapping[str, tuple[str, str, str]] = {
    "complaint_assigned": ("web:case", "cases.read_complaint", "inbox"),
    "contact_consulted": ("web:contact", "contacts.read_contact", "phone"),
    "exception_decided": ("web:order", "contacts.read_order", "triangle-alert"),
    "erasure_asked": ("web:erasure", "parties.read_erasures", "shield"),
    "erasure_decided": ("web:erasure", "parties.read_erasures", "shield"),
    "verification_given": ("web:my-day", "contacts.keep_follow_up", "list-checks"),
    "order_handed": ("web:order", "contacts.read_order", "store"),
    "follow_up_near": ("web:follow-up", "contacts.read_follow_up", "clock"),
    "follow_up_missed": ("web:follow-up", "contacts.read_follow_up", "triangle-alert"),
    "follow_up_missed_away": ("web:follow-up", "contacts.read_follow_up", "triangle-alert"),
    "hold_review_due": ("web:legal-hold", "parties.read_legal_holds", "shield"),
    "answer_held_back": ("web:case", "cases.read_complaint", "shield"),
    "no_way_left": ("web:case", "cases.read_complaint", "shield"),
    "care_review_due": ("web:care-review", "parties.see_care", "circle-alert"),
    "follow_up_handed": ("web:follow-up", "contacts.read_follow_up", "user"),
    "clock_near": ("web:case", "cases.read_complaint", "clock"),
    "clock_over": ("web:case", "cases.read_complaint", "triangle-alert"),
    "clock_late": ("web:case", "cases.read_complaint", "triangle-alert"),
}
"""The page each is about, the right that opens it, and its picture."""
PLACES_OF_MANY = frozenset({"web:my-day"})
"""Pages of more than the one thing: their address doesn't name it."""
NOTICE_STATES: Words = {
    NoticeState.QUEUED: _in("notice", "Queued"),
    NoticeState.SENDING: _in("notice", "Sending"),
    NoticeState.HANDED_OVER: _in("notice", "Handed over"),
    NoticeState.REFUSED: _in("notice", "Refused"),
    NoticeState.BOUNCED: _in("notice", "Came back"),
    NoticeState.GAVE_UP: _in("notice", "Given up"),
    NoticeState.EXPIRED: _in("notice", "Too old to send"),
    NoticeState.WITHDRAWN: _in("notice", "Withdrawn"),
    NoticeState.SET_ASIDE: _in("notice", "Seen to otherwise"),
    NoticeState.HELD_BACK: _in("notice", "Held back"),
}
NOT_CONNECTED = _("Queued: not connected")
NOTICE_TONES: Mapping[NoticeState, str] = {
    NoticeState.QUEUED: "info",
    NoticeState.SENDING: "info",
    NoticeState.HANDED_OVER: "ok",
    NoticeState.REFUSED: "bad",
    NoticeState.BOUNCED: "bad",
    NoticeState.GAVE_UP: "bad",
    NoticeState.EXPIRED: "warn",
    NoticeState.WITHDRAWN: "",
    NoticeState.SET_ASIDE: "",
    NoticeState.HELD_BACK: "warn",
}
NOTICE_REMEDIES: Mapping[NoticeState, str | Promise] = {
    NoticeState.REFUSED: _("The server will never take it. Mend the address, then try again, or call the customer."),
    NoticeState.BOUNCED: _("It was taken and came back. Mend the address, then try again, or call the customer."),
    NoticeState.GAVE_UP: _("It was tried for two days. Try again when the server works, or call the customer."),
    NoticeState.EXPIRED: _("It waited too long to be news. Try again if it still matters, or call the customer."),
    NoticeState.HELD_BACK: _(
        "Held back by the customer’s wish. If they must know, tell them a way they left open, and say so here."
    ),
}
REMEDIES_BY_ANSWER: Sequence[tuple[re.Pattern[str], str | Promise]] = (
    (
        re.compile(r"552\b|\d{3} 5\.2\.2\b"),
        _("The mailbox is full; the address is right. Try again in some days, or tell them another way."),
    ),
    (
        re.compile(r"\d{3} 5\.7\.\d"),
        _("The server refuses our mails, whoever they are for. Ask whoever runs the mail server, then try again."),
    ),
)
"""What helps where the server said more than no (RFC 3463): mending the address wouldn't."""
STAFF_MAIL_REMEDIES: Mapping[NoticeState, str | Promise] = {
    NoticeState.REFUSED: _("The server will never take it. Ask the colleague to mend the address, then try again."),
    NoticeState.BOUNCED: _("It was taken and came back. Ask the colleague to mend the address, then try again."),
    NoticeState.GAVE_UP: _("It was tried for two days. Try again when the server works."),
    NoticeState.EXPIRED: _("It waited too long to be news; the colleague was told at the desk."),
}
NOT_CONNECTED_REMEDIES: Mapping[NoticeChannel, str | Promise] = {
    NoticeChannel.EMAIL: _(
        "No mail server is set yet. Ask whoever runs the house for one, or tell the customer otherwise."
    ),
}
STAFF_NOT_CONNECTED = _("No mail server is set yet; colleagues are told at the desk only.")
NOT_CONNECTED_REMEDY = _("Nothing is sent by this channel yet. Tell the customer otherwise, and say so here.")
OTHER_WAYS: Words = {
    OtherWay.CALLED: _in("other way", "The customer was called"),
    OtherWay.WROTE: _in("other way", "The customer was written to another way"),
    OtherWay.MET: _in("other way", "The customer was told in person"),
    OtherWay.NEEDLESS: _in("other way", "It matters no more"),
}
OWN_CODES: Mapping[str, str | Promise] = {
    **{way.value: said for way, said in OTHER_WAYS.items()},
    "wish": _("So the customer wished."),
    "never": _("They are never to be reached this way."),
    "only_other": _("They are to be reached by one other way only."),
    "holder": _("This address is somebody else’s, too."),
    "rather_other": _("They would rather be reached another way."),
    "their_hours": _("It waits for the hours they wished for."),
    "unreachable": _("The server can’t be reached."),
    "timeout": _("The server took too long."),
    "broken_off": _("The server broke off."),
    "tls": _("No secure connection to the server could be made."),
    "tls_issuer": _("The server’s certificate isn’t trusted: nobody we know issued it."),
    "tls_name": _("The server’s certificate is made out to another name."),
    "tls_expired": _("The server’s certificate has expired."),
    "unsupported": _("The server can’t do what our settings ask of it."),
    "address": _("No mail can be sent to this address."),
}
"""What stood in the way where the server said nothing."""


def kind_said(code: str) -> str | Promise:
    """Return what an occasion is called."""
    return NOTICE_KINDS.get(code, code)


def variables_said(kind: NoticeKind) -> list[str | Promise]:
    """Return what each variable of an occasion stands for, in its order."""
    return [NOTICE_VARIABLES.get(name, name) for name in kind.names]
