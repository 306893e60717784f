"""A form that is sent twice is taken in once: the same again is answered alike, something else under its token isn't.

Everything happens in one transaction, so of two that come at the same time the second waits for the first.
"""

import json
from dataclasses import replace

from careline.cases.operations.linking import receive_from_contact
from careline.cases.operations.receiving import Received, receive_once
from careline.cases.queries.finding import number_named
from careline.cases.rules.intake import Intake
from careline.security.idempotency import Answer, Asking, KeyUsedForAnother, keep_answer, kept_answer, wait_for
from careline.security.operation import one_with_its_answer
from careline.web.arrivals import Arrived

SOURCE = "desk-form"
TAKEN = 201


class TakenBefore(Exception):
    """The form was taken in before, with other words."""

    def __init__(self, number: str) -> None:
        super().__init__(number)
        self.number = number


def receive_form(request: Arrived, *, token: str, told: dict[str, object], intake: Intake, contact: str = "") -> str:
    """Take in what a form tells and return the complaint's number, the same one for the same form.

    :param told: everything that stands in the form.
    :param contact: number of the contact it was made in, if it was.
    :raises TakenBefore: the form was taken in before, with other words.
    """
    intake = replace(intake, source=SOURCE, external_id=token)
    body = json.dumps(told, default=str, sort_keys=True).encode()
    assert request.actor.id is not None  # who sits at a desk has an account
    try:
        asking = Asking.of(actor=request.actor.id, route=SOURCE, key=token, body=body)
        with one_with_its_answer():
            wait_for(asking)
            if kept := kept_answer(asking, at=request.at):
                return kept.body
            received = _received(request, intake, contact)
            if not received.is_new:  # so long ago that nobody knows what was told
                raise TakenBefore(received.complaint.number)
            keep_answer(asking, Answer(TAKEN, received.complaint.number), at=request.at)
            return received.complaint.number
    except KeyUsedForAnother as other:
        raise TakenBefore(number_named(by=request.actor, source=SOURCE, external_id=token)) from other


def _received(request: Arrived, intake: Intake, contact: str) -> Received:
    if contact:
        return receive_from_contact(contact=contact, intake=intake, by=request.actor, at=request.at)
    return receive_once(intake=intake, by=request.actor, at=request.at)
