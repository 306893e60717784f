"""The ladder as it stands, what it was, and what another one would move."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from django.utils.timezone import localdate

from careline.clocks.models import AlarmPlanning, LadderStep
from careline.clocks.ports.planned import MovedAlarm, planned_rows
from careline.clocks.queries.library import library
from careline.clocks.rules.ladder import MOST_STEPS, Ladder, Rung, check_rung
from careline.clocks.rules.silence import Silence, silenced, silences
from careline.clocks.rules.steps import goes_on, says_the_same, tidied
from careline.clocks.rules.terms import ClockKind, Standing
from careline.kernel.refusals import Kind, Refusal
from careline.security import policy
from careline.security.actor import Actor
from careline.security.queries.editions import editions

READ, RIGHT = "clocks.read_rules", "clocks.manage_rules"
LISTED = 50
TABLE = "clocks_ladderstep"
NOBODYS = UUID(int=0)
"""The edition of a ladder nobody has written to yet."""


class NoSuchStep(Refusal):
    """No step in force has this code."""

    code = "clocks.no_such_step"
    kind = Kind.MISSING


class LadderMoved(Refusal):
    """Somebody changed the ladder after it was looked at."""

    code = "clocks.ladder_moved"
    kind = Kind.CONFLICT


class LadderSilenced(Refusal):
    """Nobody would be alarmed about some clocks any more, and nobody said that this was seen."""

    code = "clocks.ladder_silenced"
    kind = Kind.CONFLICT


class StepTaken(Refusal):
    """A step of that code is there already."""

    code = "clocks.step_taken"
    kind = Kind.CONFLICT


class TooManySteps(Refusal):
    """The ladder has as many steps as it may."""

    code = "clocks.too_many_steps"
    kind = Kind.CONFLICT


@dataclass(frozen=True, kw_only=True)
class LadderTold:
    """The ladder."""

    edition: UUID
    """Saving with it is refused when the ladder is another one by now."""
    steps: Sequence[LadderStep]
    """Those in force, in the order of their instants."""
    earlier: Sequence[LadderStep]
    """Those that were in force, the last retired first."""
    planning: AlarmPlanning | None
    """How far running clocks have followed the latest change, while they do."""


@dataclass(frozen=True, kw_only=True)
class LadderPreview:
    """What a changed step would move."""

    edition: UUID
    moved: int
    """Running clocks that would be alarmed at another time next, or no more."""
    first: Sequence[MovedAlarm]
    """Those that are alarmed soonest."""
    silenced: Sequence[Silence]
    """Clocks about which nobody would be alarmed any more."""


def ladder_edition() -> UUID:
    """Return which edition of the ladder stands."""
    return next((edition for _, edition in editions().of(TABLE).tables), NOBODYS)


def ladder_told(*, by: Actor, earlier: int = 100) -> LadderTold:
    """Return the ladder and what it was.

    :param earlier: how many retired steps at most; the ledger holds all of them.
    """
    policy.require(by, READ)
    edition = ladder_edition()
    rows = LadderStep.objects.all()
    return LadderTold(
        edition=edition,
        steps=list(rows.filter(retired_at=None)),
        earlier=list(rows.exclude(retired_at=None).order_by("-retired_at", "-id")[:earlier]),
        planning=AlarmPlanning.objects.filter(done_at=None).order_by("-id").first(),
    )


def step_in_force(code: str) -> LadderStep:
    """Return the step of this code that is in force.

    :raises NoSuchStep: when there is none.
    """
    found = LadderStep.objects.filter(code=code, retired_at=None).first()
    if found is None:
        raise NoSuchStep(field="code", step=code)
    return found


def seen_step(*, code: str, by: Actor) -> LadderStep:
    """Return the step of this code to whoever may change it.

    :raises NoSuchStep: when none is in force.
    """
    policy.require(by, RIGHT)
    return step_in_force(code)


def drafted_step(rung: Rung, *, is_new: bool, at: datetime) -> tuple[Rung, LadderStep | None]:
    """Return a step as it would be set, and the one whose place it takes; that one twice where nothing changes.

    :raises BadStepCode: likewise BadStepFraction, BadStepAfter, BadStepRecipients, each naming what is allowed.
    :raises StepTaken: it was to be new, and another one is there.
    :raises TooManySteps: it would be one more than a ladder may have.
    """
    check_rung(rung)
    tidy, in_force = tidied(rung), LadderStep.objects.filter(retired_at=None)
    before = in_force.filter(code=rung.code).first()
    if before is None:
        if in_force.count() >= MOST_STEPS:
            raise TooManySteps(most=MOST_STEPS)
        return replace(tidy, since=at), None
    if says_the_same(tidy, before.rung):
        return before.rung, before
    if is_new:
        raise StepTaken(field="code", step=rung.code)
    return replace(tidy, since=before.since if goes_on(tidy, before.rung) else at), before


def check_heard(code: str, *drafted: Rung) -> None:
    """Refuse a change of a step after which nobody is alarmed about some clocks any more.

    :param drafted: what takes its place.
    :raises LadderSilenced: naming their kinds and whose rules they run under.
    """
    found = silenced(*_before_and_after(_in_force(), code, drafted))
    if found:
        kinds = [kind for one in found for kind in one.kinds or ClockKind]
        standings = [standing for one in found for standing in one.standings or Standing]
        told = {"kinds": tuple(dict.fromkeys(kinds)), "standings": tuple(dict.fromkeys(standings))}
        raise LadderSilenced(field="seen", **told)


def unheard(*, at: datetime) -> tuple[Silence, ...]:
    """Return about which clocks of rules in force, or to come, no step alarms anybody."""
    shelf, today = library(), localdate(at)
    held = [one.terms for one in shelf.versions if one.valid_to is None or one.valid_to > max(today, one.valid_from)]
    return silences(shelf.ladder, {(terms.kind, terms.standing) for terms in held})


def preview_step(*, rung: Rung, is_new: bool = False, by: Actor, at: datetime) -> LadderPreview:
    """Return which running clocks would be alarmed at another time next if a step were set.

    :raises BadStepCode: likewise BadStepFraction, BadStepAfter, BadStepRecipients, each naming what is allowed.
    :raises StepTaken: it was to be new, and another one is there.
    :raises TooManySteps: it would be one more than a ladder may have.
    """
    policy.require(by, RIGHT)
    edition = ladder_edition()
    drafted, _ = drafted_step(rung, is_new=is_new, at=at)
    return _preview(edition, rung.code, (drafted,), by=by, at=at)


def preview_without(*, code: str, by: Actor, at: datetime) -> LadderPreview:
    """Return which running clocks would be alarmed at another time next, or no more, if a step were retired.

    :raises NoSuchStep: no step in force has this code.
    """
    policy.require(by, RIGHT)
    edition = ladder_edition()
    step_in_force(code)
    return _preview(edition, code, (), by=by, at=at)


def _preview(edition: UUID, code: str, drafted: Sequence[Rung], *, by: Actor, at: datetime) -> LadderPreview:
    standing = library().ladder.rungs
    before, ladder = _before_and_after(standing, code, drafted)
    changed = [*(one for one in standing if one.code == code), *drafted]
    found = planned_rows().moved(ladder, changed=changed, at=at, by=by, limit=LISTED)
    return LadderPreview(edition=edition, moved=found.count, first=found.first, silenced=silenced(before, ladder))


def _in_force() -> Sequence[Rung]:
    return [row.rung for row in LadderStep.objects.filter(retired_at=None)]


def _before_and_after(standing: Sequence[Rung], code: str, drafted: Sequence[Rung]) -> tuple[Ladder, Ladder]:
    return Ladder.of(standing), Ladder.of([*(one for one in standing if one.code != code), *drafted])
