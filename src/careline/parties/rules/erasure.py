"""Erasing a customer on request: on what ground, by whose hands, what stands in the way, and until when it is answered.

The grounds are those of PIPL art. 47; that a refusal has its reasons is art. 50. What runs goes before: nobody who is
still served can be forgotten, and while a term of law runs erasing waits (art. 47 para. 2).
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from careline.kernel.horizon import TWENTY_YEARS, check_ahead
from careline.kernel.numbering import CaseNumber, UnreadableNumber, WrongCheckDigit
from careline.kernel.refusals import Kind, Refusal

ANSWERED_WITHIN = timedelta(days=30)
"""Calendar days from the request to its decision.

PIPL names no number of days (art. 50 asks for a convenient way); GB/T 35273-2020, 8.7, as we know it, says thirty days.
An operator who promises less changes this line.
"""
ERASURE_WORDS_LONGEST = 2000
REFERENCE_LONGEST = 24


class ErasureGround(StrEnum):
    """Why data are to go: the cases of PIPL art. 47 para. 1."""

    PURPOSE_OVER = "purpose_over"
    SERVICE_ENDED = "service_ended"
    CONSENT_WITHDRAWN = "consent_withdrawn"
    UNLAWFUL = "unlawful"


class ErasureProof(StrEnum):
    """How it was made sure that the customer asks himself, or who may for him."""

    DOCUMENT_SEEN = "document_seen"
    CALLED_BACK = "called_back"
    SIGNED_IN = "signed_in"
    AUTHORITY_SEEN = "authority_seen"


class ErasureState(StrEnum):
    """Where a request stands."""

    ASKED = "asked"
    DONE = "done"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    TOLD = "told"


class ErasureMove(StrEnum):
    """What leads on."""

    ASK = "ask"
    APPROVE = "approve"
    REFUSE = "refuse"
    WITHDRAW = "withdraw"
    TELL = "tell"


S = ErasureState
M = ErasureMove
LEADS: Mapping[tuple[S | None, M], S] = {
    (None, M.ASK): S.ASKED,
    (S.ASKED, M.APPROVE): S.DONE,
    (S.ASKED, M.REFUSE): S.REFUSED,
    (S.ASKED, M.WITHDRAW): S.WITHDRAWN,
    (S.REFUSED, M.TELL): S.TOLD,
}
DECISIONS = frozenset({M.APPROVE, M.REFUSE})
"""What needs another hand than the one that recorded the request."""


class ObstacleKind(StrEnum):
    """What stands in the way."""

    SUBSCRIPTION = "subscription"
    ACCOUNT = "account"
    CONTACT = "contact"
    FOLLOW_UP = "follow_up"
    ORDER = "order"
    APPOINTMENT = "appointment"
    COMPLAINT = "complaint"
    HOLD = "hold"
    """A legal hold that was set before anybody asked, or since."""
    LAW = "law"
    """One that was set with an earlier request, when that was refused."""


@dataclass(frozen=True)
class Obstacle:
    """One thing that stands in the way."""

    kind: ObstacleKind
    reference: str = ""
    """The number it is known by; empty where it has none, or where the number is personal itself."""
    until: date | None = None
    """The last day it stands there; None when that hangs on somebody's work."""


@dataclass(frozen=True)
class Remainder:
    """What stays for a while although the customer is forgotten: it names nobody any more."""

    reference: str
    until: date


class IllegalErasureMove(Refusal):
    """This can't be done where the request stands."""

    code = "parties.illegal_erasure_move"
    kind = Kind.CONFLICT


class ErasureWordsMissing(Refusal):
    """A request without words can't be judged, and a refusal without reasons is none (PIPL art. 50)."""

    code = "parties.erasure_words_missing"


class ErasureWordsTooLong(Refusal):
    """It is longer than anybody will read."""

    code = "parties.erasure_words_too_long"


class OwnErasureRequest(Refusal):
    """Who recorded it doesn't decide on it."""

    code = "parties.own_erasure_request"
    kind = Kind.FORBIDDEN


class SameRoleAsAsker(Refusal):
    """Whoever decides has a role that who recorded it hasn't."""

    code = "parties.same_role_as_asker"
    kind = Kind.FORBIDDEN


class ErasureStoodInTheWay(Refusal):
    """Work is open, or data must be kept."""

    code = "parties.erasure_stood_in_the_way"
    kind = Kind.CONFLICT


class NotAWorkNumber(Refusal):
    """It isn't the number of a contact or a complaint."""

    code = "parties.not_a_work_number"


class KeptUntilPast(Refusal):
    """Data are kept until a day to come."""

    code = "parties.kept_until_past"


def advanced(state: ErasureState | None, move: ErasureMove) -> ErasureState:
    """Return where a move leads.

    :raises IllegalErasureMove: when it doesn't exist there.
    """
    if (state, move) not in LEADS:
        raise IllegalErasureMove(field="state", state=state or ErasureState.ASKED)
    return LEADS[state, move]


def moves_from_erasure(state: ErasureState) -> tuple[ErasureMove, ...]:
    """Return what may be done with a request where it stands."""
    return tuple(move for move in ErasureMove if (state, move) in LEADS)


def replayed_erasure(moves: Iterable[ErasureMove]) -> ErasureState | None:
    """Return where moves, oldest first, lead altogether."""
    state: ErasureState | None = None
    for move in moves:
        state = advanced(state, move)
    return state


def check_erasure_words(text: str) -> str:
    """Return the words without blanks around them.

    :raises ErasureWordsMissing: when nothing is left; `ErasureWordsTooLong` when there is too much.
    """
    if not text.strip():
        raise ErasureWordsMissing(field="text")
    if len(text) > ERASURE_WORDS_LONGEST:
        raise ErasureWordsTooLong(field="text", longest=ERASURE_WORDS_LONGEST)
    return text.strip()


def check_other_hand(*, asker: str, asker_roles: Collection[str], by: str, roles: Collection[str]) -> None:
    """Refuse a decision by who asked, or by somebody who holds no role but the asker's.

    :raises OwnErasureRequest: four eyes are two people's.
    :raises SameRoleAsAsker: the asker could decide as well, so it isn't another hand.
    """
    if asker == by:
        raise OwnErasureRequest(field="by")
    held, theirs = set(roles), set(asker_roles)
    if held == theirs or (held and held <= theirs):
        raise SameRoleAsAsker(field="by")


def check_way(obstacles: Collection[Obstacle]) -> None:
    """Refuse while anything stands in the way.

    :raises ErasureStoodInTheWay: naming each thing, and until when where that is known.
    """
    if obstacles:
        raise ErasureStoodInTheWay(field="state", obstacles=tuple(dict.fromkeys(_named(one) for one in obstacles)))


def check_reference(text: str) -> str:
    """Return the number of a contact or complaint as it is printed; empty when none is named.

    :raises NotAWorkNumber: when it can't be one.
    """
    if not text.strip():
        return ""
    try:
        number = str(CaseNumber.parse(text))
    except (UnreadableNumber, WrongCheckDigit):
        raise NotAWorkNumber(field="reference") from None
    if len(number) > REFERENCE_LONGEST:
        raise NotAWorkNumber(field="reference")
    return number


def check_kept_until(until: date | None, *, today: date) -> date | None:
    """Return the last day on which data must be kept.

    :raises KeptUntilPast: when it is over; `TooFarAhead` when it outlasts every limitation.
    """
    if until is not None and until < today:
        raise KeptUntilPast(field="kept_until")
    check_ahead(until, today=today, within=TWENTY_YEARS, field="kept_until")
    return until


def _named(one: Obstacle) -> str | ObstacleKind:
    return f"{one.reference} ({one.until})" if one.until else one.reference or one.kind
