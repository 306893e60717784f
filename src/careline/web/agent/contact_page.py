"""The page of one contact: the step it stands at decides what stands on it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.timezone import localdate

from careline.contacts.queries.callers import masked_caller
from careline.contacts.queries.files import files_of
from careline.contacts.queries.finding import contact, may
from careline.contacts.queries.legs import LegStanding, handles_of, leg_standing
from careline.contacts.queries.reasons import NoSuchReason, offered_reason
from careline.contacts.queries.record import Need, level_for, need_of, progress_of, questions_of, record_of, steps_of
from careline.contacts.queries.templates import fitting_templates
from careline.contacts.queries.verification import verifications_of
from careline.contacts.rules.steps import ContactMove, StepName, moves_from
from careline.contacts.rules.wrap_up import filled
from careline.web.agent.contact_acts import ACTS, PRIMARY
from careline.web.agent.contact_forms import ActForm, NeedForm, WrapUpForm
from careline.web.arrivals import Arrived
from careline.web.faces.contact import contact_face, contact_story, step_bar
from careline.web.faces.contact_verification import verification_face
from careline.web.faces.legs import legs_panel
from careline.web.faces.moments import here
from careline.web.words import in_language, named
from careline.web.words.contacts import CHANNELS, PARTS

WORK = "contacts.work_contact"


@dataclass(frozen=True)
class ActButton:
    """One act, offered to who may do it."""

    label: str | Promise
    address: str
    key: str
    tone: str


def contact_pane(
    request: Arrived, number: str, *, is_read_only: bool = False, sent: Mapping[str, ActForm] | None = None
) -> dict[str, Any]:
    """Return what the stage shows of one contact, and the contact itself as `found`.

    :param is_read_only: whether nothing is to be offered.
    :param sent: forms of the page that were sent and refused, by their nouns; they stand there as they were sent.
    :raises NoSuchContact: when there is none, or the actor may not see it.
    """
    found = contact(by=request.actor, number=number)
    need, step = need_of(found), StepName(found.step)
    is_open = step is not StepName.CLOSED and not is_read_only
    may_work = is_open and may(by=request.actor, contact=found, right=WORK)
    record = record_of(found, need=need)
    checks = verifications_of(found)
    legs = handles_of(found)
    leg = leg_standing(found, legs)
    steps, files = steps_of(found), files_of(contact=found)
    return {
        "found": found,
        "contact": contact_face(found, need),
        "steps": step_bar(steps, at=step),
        "story": contact_story(found, steps, progress_of(found), checks, files),
        "verification": verification_face(found, checks, needed=level_for(found, need)),
        "legs": legs_panel(found, legs, leg, at=request.at),
        "acts": list(_buttons(found, step, leg)) if may_work else [],
        "may_work": may_work,
        "need": _form("need", found, request, sent) if may_work else None,
        "is_need_open": step in {StepName.ACCESS, StepName.NEED} or bool(need.open_questions),
        "closing": _form("closing", found, request, sent) if may_work and _may_close(step) else None,
        "templates": _templates(found, need, request) if may_work and _may_close(step) else [],
        "record": {"score": record.score, "missing": [(PARTS[one], one in record.mandatory) for one in record.missing]},
        "answered": _answered(need),
    }


def form_for(noun: str, found: Any, *, request: Arrived) -> tuple[type[ActForm], dict[str, Any]]:
    """Return the form of an act and what it is given: what is known stands in it already."""
    form = ACTS[noun].form
    given: dict[str, Any] = {
        "by": request.actor,
        "contact": found,
        "at": request.at,
        "initial": {"version": found.version},
    }
    if form is NeedForm:
        need = need_of(found)
        codes = [one.code for one in need.reasons]
        given["questions"] = _asked(request, need)
        given["answers"] = need.answers
        given["initial"] |= {"reasons": codes[0] if codes else "", "second": codes[1] if len(codes) > 1 else ""}
        given["initial"] |= {"service_type": found.service_type}
    if form is WrapUpForm:
        given["initial"] |= {"summary": found.summary, "result": found.result, "service_type": found.service_type}
        given["initial"] |= {"outcome": found.outcome, "ended_by": found.ended_by or "agent"}
    return form, given


def _form(noun: str, found: Any, request: Arrived, sent: Mapping[str, ActForm] | None) -> dict[str, Any]:
    form, given = form_for(noun, found, request=request)
    return {
        "form": (sent or {}).get(noun) or form(**given, auto_id=ids_of(noun)),
        "to": reverse("web:contact-act", args=[found.number, noun]),
        "label": ACTS[noun].label,
    }


def ids_of(noun: str) -> str:
    """Return how the fields of a form on the contact's page are told from those of the others."""
    return f"id_{noun}_%s"


def _asked(request: Arrived, need: Need) -> list[Any]:
    """Return the questions of the reason in the form being sent, else of those recorded."""
    code = request.POST.get("reasons", "")
    try:
        return questions_of(offered_reason(code=code, on=localdate(request.at))) if code else need.questions
    except NoSuchReason:
        return need.questions


def _may_close(step: StepName) -> bool:
    return step in {StepName.SOLUTION, StepName.CLOSE}


def _buttons(found: Any, step: StepName, leg: LegStanding) -> Iterator[ActButton]:
    possible = moves_from(step)
    for noun, page in ACTS.items():
        is_taken = page.move is ContactMove.TAKE and found.agent_id is not None
        if page.is_inline or is_taken or (page.move and page.move not in possible):
            continue
        if page.fits and not page.fits(leg):
            continue
        tone = "primary" if PRIMARY.get(step) == noun or page.move is ContactMove.TAKE else ""
        yield ActButton(page.label, reverse("web:contact-act", args=[found.number, noun]), page.key, tone)


def _templates(found: Any, need: Need, request: Arrived) -> list[dict[str, Any]]:
    """Return the texts that fit, each filled in from the contact."""
    assert request.signed_in is not None
    said = [in_language(f"{question}{answer}", f"{question} {answer}") for question, answer in _answered(need)]
    values = {
        "customer": masked_caller(found),
        "reason": named(need.reasons[0]) if need.reasons else "",
        "channel": str(CHANNELS[found.channel]),
        "number": found.number,
        "agent": request.signed_in.user.full_name,
        "arrived_at": here(found.arrived_at).strftime("%H:%M"),
        "answers": in_language("；", "; ").join(said),
    }
    return [
        {
            "name": named(one),
            "summary": filled(in_language(one.summary_zh, one.summary_en), values),
            "result": filled(in_language(one.result_zh, one.result_en), values),
            "outcome": one.outcome,
        }
        for one in fitting_templates(contact=found, reasons=[reason.code for reason in need.reasons])
    ]


def _answered(need: Need) -> list[tuple[str, str]]:
    """Return the questions that were answered, in the reader's language, each with its answer."""
    asked = [(in_language(one.zh, one.en), need.answers.get(one.code, "")) for one in need.questions]
    return [(question, answer) for question, answer in asked if answer]
