"""What customers would have: collected, assessed, adopted or declined, and told to who asked (VOC)."""

from collections.abc import Iterable, Mapping
from enum import StrEnum

from careline.kernel.refusals import Kind, Refusal

NEED_LONGEST = 2000


class NeedSource(StrEnum):
    """Where a need was heard."""

    CONTACT = "contact"
    COMPLAINT = "complaint"
    SURVEY = "survey"
    VISIT = "visit"
    SOCIAL = "social"
    APP = "app"


class NeedCategory(StrEnum):
    """What it is about."""

    NETWORK = "network"
    PRODUCT = "product"
    PRICE = "price"
    SERVICE = "service"
    DIGITAL = "digital"
    OTHER = "other"


class NeedStatus(StrEnum):
    """Where it stands."""

    COLLECTED = "collected"
    ASSESSED = "assessed"
    ADOPTED = "adopted"
    DECLINED = "declined"
    TOLD = "told"


class NeedMove(StrEnum):
    """What leads on."""

    COLLECT = "collect"
    ASSESS = "assess"
    ADOPT = "adopt"
    DECLINE = "decline"
    TELL = "tell"


S = NeedStatus
M = NeedMove
LEADS: Mapping[tuple[S | None, M], S] = {
    (None, M.COLLECT): S.COLLECTED,
    (S.COLLECTED, M.ASSESS): S.ASSESSED,
    (S.ASSESSED, M.ADOPT): S.ADOPTED,
    (S.ASSESSED, M.DECLINE): S.DECLINED,
    (S.ADOPTED, M.TELL): S.TOLD,
    (S.DECLINED, M.TELL): S.TOLD,
}


class IllegalNeedMove(Refusal):
    """This can't be done where the need stands."""

    code = "parties.illegal_need_move"
    kind = Kind.CONFLICT


class NeedTextMissing(Refusal):
    """A need without words is none, and a decision without reasons can't be told."""

    code = "parties.need_text_missing"


class NeedTextTooLong(Refusal):
    """It is longer than anybody will read."""

    code = "parties.need_text_too_long"


def advanced(status: NeedStatus | None, move: NeedMove) -> NeedStatus:
    """Return where a move leads.

    :raises IllegalNeedMove: when it doesn't exist there.
    """
    if (status, move) not in LEADS:
        raise IllegalNeedMove(field="status", move=move, status=status or NeedStatus.COLLECTED)
    return LEADS[status, move]


def moves_from_need(status: NeedStatus) -> tuple[NeedMove, ...]:
    """Return what may be done with a need where it stands."""
    return tuple(move for move in NeedMove if (status, move) in LEADS)


def replayed(moves: Iterable[NeedMove]) -> NeedStatus | None:
    """Return where moves, oldest first, lead altogether."""
    status: NeedStatus | None = None
    for move in moves:
        status = advanced(status, move)
    return status


def check_need_text(text: str) -> str:
    """Return the text without blanks around it.

    :raises NeedTextMissing: when nothing is left; `NeedTextTooLong` when there is too much.
    """
    if not text.strip():
        raise NeedTextMissing(field="text")
    if len(text) > NEED_LONGEST:
        raise NeedTextTooLong(field="text", longest=NEED_LONGEST)
    return text.strip()
