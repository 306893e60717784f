"""The next move of a complaint in the story, as whoever is in charge would make it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from careline.cases.models import Complaint
from careline.cases.operations import assigning, classifying, closing, working
from careline.cases.rules.facts import Answer, Channel
from careline.cases.rules.stages import StageName
from careline.project.seeds.cast import ASSIGNMENT
from careline.project.seeds.tale import Tale
from careline.security.actor import Actor

S = StageName


@dataclass(frozen=True)
class Scene:
    """One moment of a complaint: where it stands, and who is there."""

    tale: Tale
    stage: StageName
    number: str
    taker: Actor
    """Who took it in, and answers for it."""
    handler: Actor
    """Who works on it."""
    answer: Answer
    at: datetime


def make_next_move(scene: Scene) -> Complaint:
    """Make the move that leads towards where the tale ends."""
    return MOVES[scene.stage](scene)


def _classify(scene: Scene) -> Complaint:
    tale = scene.tale
    return classifying.classify_complaint(
        number=scene.number, category=tale.category, urgency=tale.urgency, by=scene.taker, at=scene.at
    )


def _assign(scene: Scene) -> Complaint:
    if any(scene.tale.category.startswith(category) for category, _ in ASSIGNMENT):
        return assigning.assign_by_rule(number=scene.number, by=scene.taker, at=scene.at)
    return assigning.assign_complaint(number=scene.number, department="front", by=scene.taker, at=scene.at)


def _take_on(scene: Scene) -> Complaint:
    number, by, at = scene.number, scene.handler, scene.at
    if scene.tale.reaches is S.RETURNED:
        return working.return_assignment(
            number=number, reason=scene.tale.returned, text=scene.tale.returning, by=by, at=at
        )
    return working.accept_assignment(number=number, by=by, at=at)


def _start(scene: Scene) -> Complaint:
    return working.start_work(number=scene.number, by=scene.handler, at=scene.at)


def _work(scene: Scene) -> Complaint:
    tale, number, by, at = scene.tale, scene.number, scene.handler, scene.at
    if tale.reaches is S.PENDING:
        return working.suspend_work(number=number, reason=tale.waits_for, text=tale.waiting, by=by, at=at)
    return closing.resolve_complaint(number=number, result=tale.result, text=tale.found, by=by, at=at)


def _reply(scene: Scene) -> Complaint:
    return closing.reply_to_customer(
        number=scene.number, channel=Channel.PHONE, text=scene.tale.reply, by=scene.taker, at=scene.at
    )


def _ask(scene: Scene) -> Complaint:
    text = scene.tale.reopened if scene.answer is Answer.NO else scene.tale.answered
    return closing.record_feedback(number=scene.number, answer=scene.answer, text=text, by=scene.taker, at=scene.at)


def _archive(scene: Scene) -> Complaint:
    return closing.archive_complaint(number=scene.number, by=scene.taker, at=scene.at)


MOVES: Mapping[StageName, Callable[[Scene], Complaint]] = {
    S.RECEIVED: _classify,
    S.CLASSIFIED: _assign,
    S.ASSIGNED: _take_on,
    S.ACCEPTED: _start,
    S.IN_PROGRESS: _work,
    S.RESOLVED: _reply,
    S.REPLIED: _ask,
    S.FED_BACK: _archive,
}
