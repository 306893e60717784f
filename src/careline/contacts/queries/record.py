"""The record of one contact: its reasons and answers, its history, and how complete it is."""

from dataclasses import dataclass
from itertools import chain

from careline.contacts.models import ChannelForm, Contact, ContactStep, ProgressMessage, QuestionAnswer, Reason
from careline.contacts.queries.reasons import line_of, reasons_of
from careline.contacts.queries.speaking import told_in
from careline.contacts.queries.verification import needed_for
from careline.contacts.rules.facts import ContactChannel, Outcome
from careline.contacts.rules.reasons import Question, known_parts, unanswered
from careline.contacts.rules.speaking import DOING
from careline.contacts.rules.verification import Level
from careline.contacts.rules.wrap_up import Completeness, Part, completeness
from careline.kernel.looks import asked_once


@dataclass(frozen=True)
class Need:
    """What a customer came for."""

    reasons: list[Reason]
    """The main one first."""
    questions: list[Question]
    answers: dict[str, str]

    @property
    def open_questions(self) -> list[str]:
        """Codes of the required questions nobody has answered."""
        return unanswered(self.questions, self.answers)


def need_of(contact: Contact) -> Need:
    """Return the reasons by rank, the questions that belong to them, and the latest answer to each."""
    reasons = list(reasons_of(contact))
    asked = {one.code: one for reason in reasons for one in questions_of(reason)}
    return Need(reasons, list(asked.values()), answers_of(contact))


def questions_of(reason: Reason) -> list[Question]:
    """Return what to ask for a reason: its own questions, else those of the nearest parent that has some."""
    return next((one.questions for one in line_of(reason) if one.asks), [])


def answers_of(contact: Contact) -> dict[str, str]:
    """Return the latest answer to each question."""
    return dict(QuestionAnswer.objects.filter(contact=contact).order_by("at", "id").values_list("question", "text"))


def required_of(contact: Contact, need: Need) -> list[Part]:
    """Return what the channel and every reason make mandatory."""
    form = _required_by(contact.channel)
    lines = chain.from_iterable(line_of(reason) for reason in need.reasons)
    return known_parts([*form, *chain.from_iterable(one.required for one in lines)])


@asked_once
def _required_by(channel: str) -> tuple[str, ...]:
    return tuple(ChannelForm.objects.filter(channel=channel).values_list("required", flat=True).first() or ())


def record_of(contact: Contact, *, need: Need | None = None) -> Completeness:
    """Return how complete a contact's record is, and what is missing."""
    need = need or need_of(contact)
    required = {*required_of(contact, need)} - {Part.VERIFICATION}
    level = level_for(contact, need)
    if need.open_questions:
        required.add(Part.ANSWERS)
    if level is not Level.NONE:
        required.add(Part.VERIFICATION)
    has_questions = any(one.is_required for one in need.questions)
    return completeness(present_parts(contact, need, level), required=required, has_questions=has_questions)


def level_for(contact: Contact, need: Need) -> Level:
    """Return how well the caller must be verified before the contact can be closed.

    A contact that ends unsettled did nothing for anybody: whoever couldn't prove who they are leaves with that.
    To whom nothing is disclosed there is nothing to prove: they may lodge anything, and be told what anybody is.
    """
    if contact.outcome == Outcome.UNRESOLVED:
        return Level.NONE
    if told_in(contact):
        return needed_for(need.reasons, is_asked=Part.VERIFICATION in required_of(contact, need))
    is_lodged = bool(contact.outcome) and contact.outcome not in DOING
    return Level.NONE if is_lodged else needed_for(need.reasons, is_asked=False)


def present_parts(contact: Contact, need: Need, level: Level) -> set[Part]:
    """Return the parts of the record that are there; a verification is when it reaches the level that is needed."""
    there = {
        Part.PARTY: contact.party_id is not None,
        Part.CALLER: contact.caller_index is not None,
        Part.ACCESS_NUMBER: bool(contact.access_number),
        Part.VERIFICATION: contact.is_identified and Level(contact.level).reaches(level),
        Part.SERVICE_TYPE: bool(contact.service_type),
        Part.REASON: bool(need.reasons),
        Part.ANSWERS: not need.open_questions,
        Part.SUMMARY: bool(contact.summary.strip()),
        Part.RESULT: bool(contact.result.strip()),
        Part.OUTCOME: bool(contact.outcome),
    }
    return {part for part, is_there in there.items() if is_there}


def steps_of(contact: Contact) -> list[ContactStep]:
    """Return the moves of a contact the caller has found, oldest first."""
    return list(
        ContactStep.objects.filter(contact=contact).select_related("actor", "agent", "department").order_by("n")
    )


def progress_of(contact: Contact) -> list[ProgressMessage]:
    """Return what the customer was told meanwhile, oldest first."""
    return list(ProgressMessage.objects.filter(contact=contact).select_related("actor"))


def required_by_channel() -> dict[ContactChannel, list[Part]]:
    """Return what each channel makes mandatory."""
    kept = dict(ChannelForm.objects.values_list("channel", "required"))
    return {channel: known_parts(kept.get(channel, [])) for channel in ContactChannel}
