"""Complaints: taking one in, listing them, and reading one."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from ninja import Query, Router, Status

from careline.api.addresses import next_page
from careline.api.asked import Asked
from careline.api.bearer import Bearer
from careline.api.nouns.parameters import Number, canonical
from careline.api.references import named
from careline.api.shapes.complaints import ComplaintPage, ComplaintsFound, ComplaintShown
from careline.api.shapes.forms import AnswersShown, AnswersTold
from careline.api.shapes.intake import ComplaintTold
from careline.api.shapes.timeline import Timeline
from careline.api.shapes.worklist import ComplaintSearch, WorklistAsked
from careline.api.together import together
from careline.api.validation import FieldUnknown
from careline.cases.operations.answering import answer_form
from careline.cases.operations.linking import receive_from_contact
from careline.cases.operations.receiving import Received, receive_each_once, receive_once
from careline.cases.queries.answers import case_form
from careline.cases.queries.finding import complaint
from careline.cases.queries.timeline import timeline
from careline.cases.queries.worklist import Bounds, worklist
from careline.cases.rules.intake import Intake
from careline.contacts.queries.finding import contact
from careline.kernel.paging import Page
from careline.parties.queries.customers import known_customer
from careline.parties.rules.details import CustomerDetails
from careline.security.actor import Actor
from careline.security.queries.users import user

router = Router(tags=["complaints"])
READ = "cases.read_complaint"


def _wish(request: Asked, told: ComplaintTold) -> Intake | None:
    """Return what can be taken in with others: what names nobody and nothing that has to be looked up before."""
    if told.contact or told.customer_id or told.complained_about:
        return None
    # Whoever acts for all may have come later than this one, whose clocks start when it came.
    intake = told.intake(customer=_details(told), complained_about=None)
    return replace(intake, received_at=intake.received_at or request.at)


def _take_in(intakes: Sequence[Intake], *, by: Actor, at: datetime) -> list[Status[ComplaintShown]]:
    return [_taken_in(one) for one in receive_each_once(intakes=intakes, by=by, at=at)]


@router.post("", auth=Bearer("cases.receive_complaint"), response={201: ComplaintShown, 200: ComplaintShown})
@together(wish=_wish, act=_take_in)
def receive_complaint(request: Asked, told: ComplaintTold) -> Status[ComplaintShown]:
    """Take in a complaint (201); one whose `external_id` came in before is answered as it stands (200)."""
    intake = told.intake(customer=_customer(request, told), complained_about=_complained_about(request, told))
    if given := told.contact:
        number = named(lambda: contact(by=request.auth, number=canonical(given)), field="contact", given=given).number
        return _taken_in(receive_from_contact(contact=number, intake=intake, by=request.auth, at=request.at))
    return _taken_in(receive_once(intake=intake, by=request.auth, at=request.at))


@router.get("", auth=Bearer(READ), response=ComplaintPage)
def list_complaints(request: Asked, asked: Query[WorklistAsked]) -> ComplaintPage:
    """List the complaints you may see, nearest due first."""
    page = _page(request, asked)
    return ComplaintPage.model_validate({"items": page.rows, "next": next_page(request, page.next)})


@router.post("/searches", auth=Bearer(READ), response=ComplaintsFound)
def search(request: Asked, told: ComplaintSearch) -> ComplaintsFound:
    """Find complaints by words among those you may see, nearest due first."""
    page = _page(request, told)
    return ComplaintsFound.model_validate({"items": page.rows, "after": page.next.encode() if page.next else None})


@router.get("/{number}", auth=Bearer(READ), response=ComplaintShown)
def get_complaint(request: Asked, number: Number) -> ComplaintShown:
    """Read one complaint."""
    return ComplaintShown.model_validate(complaint(by=request.auth, number=number))


@router.get("/{number}/timeline", auth=Bearer(READ), response=Timeline)
def get_timeline(request: Asked, number: Number) -> Timeline:
    """Read everything that happened to a complaint, oldest first."""
    found = complaint(by=request.auth, number=number)
    return Timeline.model_validate({"items": timeline(complaint=found)})


@router.get("/{number}/answers", auth=Bearer(READ), response=AnswersShown)
def get_answers(request: Asked, number: Number) -> AnswersShown:
    """Read what was answered to the form of a complaint's category, persons' numbers masked."""
    return AnswersShown.of(case_form(complaint(by=request.auth, number=number)).filled)


@router.put("/{number}/answers", auth=Bearer("cases.classify_complaint"), response=AnswersShown)
def put_answers(request: Asked, number: Number, told: AnswersTold) -> AnswersShown:
    """Fill in the form of a complaint's category, all of it; what stood there before stays in its history."""
    answered = answer_form(number=number, answers=told.answers, by=request.auth, at=request.at)
    return AnswersShown.of(case_form(answered).filled)


def _page(request: Asked, asked: WorklistAsked) -> Page[Any]:
    bounds = Bounds.of_day(request.at)
    return worklist(by=request.auth, bounds=bounds, filters=asked.filters, after=asked.after, limit=asked.limit)


def _taken_in(received: Received) -> Status[ComplaintShown]:
    return Status(201 if received.is_new else 200, ComplaintShown.model_validate(received.complaint))


def _details(told: ComplaintTold) -> CustomerDetails:
    return CustomerDetails(**(told.customer.model_dump() if told.customer else {}))


def _customer(request: Asked, told: ComplaintTold) -> CustomerDetails | UUID:
    """Return who complains; a customer named by id must be one the caller may know of."""
    if told.customer_id is None:
        return _details(told)
    if told.customer is not None:
        raise FieldUnknown(field="customer")
    given = told.customer_id
    return named(lambda: known_customer(by=request.auth, id=given), field="customer_id", given=str(given)).id


def _complained_about(request: Asked, told: ComplaintTold) -> UUID | None:
    name = told.complained_about
    if not name:
        return None
    return named(lambda: user(by=request.auth, username=name), field="complained_about", given=name).pk
