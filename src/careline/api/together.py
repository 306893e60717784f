"""Requests of one account that come at the same moment act in one transaction, each answered as if it had come alone.

    @router.post("", …)
    @together(wish=…, act=…)
    def receive_complaint(request, told): …       whatever has no wish, and how the endpoint reads

A gateway that sends complaint after complaint waits for one commit where it waited for sixteen (decision 0015).
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, TypeVar

from django.utils.translation import get_language

from careline.api.answers import Result, sent_and_kept
from careline.api.asked import Asked
from careline.kernel.gathering import Gathering, MakeWay
from careline.security.actor import Actor
from careline.security.idempotency import Answer, Asking, keep_answers, kept_answers
from careline.security.operation import one_with_its_answer

W = TypeVar("W")
View = TypeVar("View", bound=Callable[..., Any])


@dataclass(frozen=True)
class Part(Generic[W]):
    """One request's part of a set."""

    wish: W
    by: Actor
    at: datetime
    language: str
    asking: Asking | None

    def goes_with(self, other: "Part[W]") -> bool:
        """Return whether two may be in one set: asked by one account with the same rights, under keys of their own."""
        is_one_account = (self.by, self.by.rights, self.language) == (other.by, other.by.rights, other.language)
        return is_one_account and (self.asking is None or self.asking != other.asking)


class Together(Generic[W]):
    """How requests of one endpoint act together."""

    def __init__(self, wish: Callable[..., W | None], act: Callable[..., Sequence[Result]]) -> None:
        self._wish, self._act = wish, act
        self._gathering: Gathering[Part[W], Answer] = Gathering(self._answers, alike=Part.goes_with)

    def part(self, request: Asked, asking: Asking | None, values: Mapping[str, Any]) -> Part[W] | None:
        """Return what a request adds to a set; None when it must act alone."""
        wish = self._wish(request, **values)
        return Part(wish, request.auth, request.at, get_language() or "", asking) if wish is not None else None

    def answer(self, part: Part[W]) -> Answer:
        """Return the answer to one request; what is refused is raised."""
        return self._gathering.have(part)

    def _answers(self, parts: Sequence[Part[W]], make_way: MakeWay) -> list[Answer]:
        at = max(part.at for part in parts)
        with one_with_its_answer():
            askings = [part.asking for part in parts if part.asking]
            kept = dict(zip(askings, kept_answers(askings, at=at), strict=True)) if askings else {}
            new = [part for part in parts if part.asking is None or kept[part.asking] is None]
            results = self._act([part.wish for part in new], by=parts[0].by, at=at) if new else ()
            made = {id(part): sent_and_kept(result) for part, result in zip(new, results, strict=True)}
            keep_answers([(part.asking, made[id(part)][1]) for part in new if part.asking], at=at)
            make_way()  # all is written; while the database brings it to the disk, the next set is written
        return [made[id(part)][0] if id(part) in made else _known(kept, part) for part in parts]


def together(*, wish: Callable[..., W | None], act: Callable[..., Sequence[Result]]) -> Callable[[View], View]:
    """Let requests of an endpoint act together.

    :param wish: takes what the view takes; returns what is wished, or None when the request must act alone. It asks
        the database nothing.
    :param act: does wishes as a set, `by` one actor and `at` one instant, and returns what the view would for each.
    """

    def mark(view: View) -> View:
        view.together = Together(wish, act)  # type: ignore[attr-defined]  # read by `together_of`
        return view

    return mark


def together_of(view: Callable[..., Any]) -> Together[Any] | None:
    """Return how an endpoint's requests act together; None when each acts alone."""
    return getattr(view, "together", None)


def _known(kept: Mapping[Asking, Answer | None], part: Part[Any]) -> Answer:
    answer = kept[part.asking] if part.asking else None
    assert answer  # who isn't new was answered before
    return answer
