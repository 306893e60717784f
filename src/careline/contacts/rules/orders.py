"""The life of a service order as a table (SR09): begun, submitted, done or failed; which move is legal where."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import reduce

from careline.kernel.refusals import Kind, Refusal


class OrderState(StrEnum):
    """Where the business stands."""

    BEGUN = "begun"
    """The form is being filled in and the rules are looked after."""
    SUBMITTED = "submitted"
    DONE = "done"
    FAILED = "failed"
    WITHDRAWN = "withdrawn"


class OrderMove(StrEnum):
    """What can be done to an order."""

    BEGIN = "begin"
    SUBMIT = "submit"
    COMPLETE = "complete"
    FAIL = "fail"
    WITHDRAW = "withdraw"
    HAND = "hand"


S = OrderState
FROM: Mapping[OrderMove, frozenset[OrderState]] = {
    OrderMove.SUBMIT: frozenset({S.BEGUN}),
    OrderMove.COMPLETE: frozenset({S.SUBMITTED}),
    OrderMove.FAIL: frozenset({S.SUBMITTED}),
    OrderMove.WITHDRAW: frozenset({S.BEGUN, S.SUBMITTED}),
    OrderMove.HAND: frozenset({S.BEGUN, S.SUBMITTED}),
}
TO: Mapping[OrderMove, OrderState] = {
    OrderMove.BEGIN: S.BEGUN,
    OrderMove.SUBMIT: S.SUBMITTED,
    OrderMove.COMPLETE: S.DONE,
    OrderMove.FAIL: S.FAILED,
    OrderMove.WITHDRAW: S.WITHDRAWN,
}
"""Where a move leads; handing it to another leaves it as it stands."""
UNDER_WAY = frozenset({S.BEGUN, S.SUBMITTED})


class FailReason(StrEnum):
    """Why business could not be done."""

    CREDIT = "credit"
    ARREARS = "arrears"
    CONTRACT = "contract"
    RESOURCES = "resources"
    SYSTEM = "system"
    CUSTOMER = "customer"


class IllegalOrderMove(Refusal):
    """The move doesn't exist where the order stands."""

    code = "contacts.illegal_order_move"
    kind = Kind.CONFLICT


class FormNotFilled(Refusal):
    """Its business asks a form, and nobody has filled it in yet."""

    code = "contacts.form_not_filled"
    kind = Kind.CONFLICT


class NobodyOrders(Refusal):
    """Nobody is named for whom the business would be done."""

    code = "contacts.nobody_orders"


@dataclass(frozen=True, kw_only=True)
class OrderStanding:
    """What an order is at one moment."""

    state: OrderState = OrderState.BEGUN
    moves: int = 1


def advance(standing: OrderStanding, move: OrderMove) -> OrderStanding:
    """Return what it is after one more move.

    :raises IllegalOrderMove: the move doesn't exist where it stands.
    """
    if standing.state not in FROM.get(move, frozenset()):
        raise IllegalOrderMove(field="state", move=move, state=standing.state)
    return replace(standing, state=TO.get(move, standing.state), moves=standing.moves + 1)


def replay(moves: Iterable[OrderMove]) -> OrderStanding:
    """Return what these moves, in order, add up to.

    :raises ValueError: when the first isn't a beginning.
    """
    ordered = iter(moves)
    if next(ordered) is not OrderMove.BEGIN:
        raise ValueError("an order begins by being begun")
    return reduce(advance, ordered, OrderStanding())


def moves_from(state: OrderState) -> tuple[OrderMove, ...]:
    """Return what may be done where an order stands, in the order of the table."""
    return tuple(move for move, states in FROM.items() if state in states)
