"""Telling one contact of the story through the operations agents use, at the times the story says."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import count

from careline.cases.operations.linking import receive_from_contact
from careline.cases.rules.facts import Channel
from careline.cases.rules.intake import Intake
from careline.contacts.models import Contact
from careline.contacts.operations.closing import WrapUp, close_contact, conclude_contact, dismiss_contact
from careline.contacts.operations.excepting import ask_exception, state_rule
from careline.contacts.operations.following_up import FollowUpTold, make_follow_up
from careline.contacts.operations.holding import consult_colleague, end_consultation
from careline.contacts.operations.ordering import begin_order, complete_order, fill_order, submit_order
from careline.contacts.operations.receiving import receive_contact
from careline.contacts.operations.serving import escalate_contact, name_reasons, recognise_need, tell_progress
from careline.contacts.operations.verifying import verify_caller
from careline.contacts.rules.facts import SPOKEN, CallerType, Medium
from careline.contacts.rules.intake import ContactIntake
from careline.contacts.rules.steps import StepName
from careline.contacts.rules.wrap_up import Tick
from careline.kernel.clock import StoppedClock, using
from careline.parties.queries.customers import find_customers
from careline.project.seeds.contact_tale import Business, ContactTale, Vow
from careline.security.actor import Actor

HOTLINE = "10080"
BETWEEN = timedelta(seconds=35)


@dataclass(frozen=True)
class Answerer:
    """Knows the people and the present."""

    people: Mapping[str, Actor]
    now: datetime

    def tell(self, tale: ContactTale) -> None:
        """Take the contact in and bring it as far as the tale says."""
        begun = self.now - tale.ago
        times = (begun + n * BETWEEN for n in count(1))
        by = self.people[tale.taken_by.username]
        with using(StoppedClock(begun)):
            number = self._receive(tale, by=by, at=begun).number
        if tale.exclude:
            dismiss_contact(number=number, exclude=tale.exclude, by=by, at=next(times))
        elif tale.reason:
            self._serve(tale, number, by=by, times=times)
        elif tale.reaches is StepName.NEED:
            recognise_need(number=number, by=by, at=next(times))

    def _receive(self, tale: ContactTale, *, by: Actor, at: datetime) -> Contact:
        spoken = tale.channel in SPOKEN
        intake = ContactIntake(
            channel=tale.channel,
            access_number=HOTLINE if spoken else "",
            caller_type=CallerType.OWN if tale.who and spoken else None,
            words=tale.words,
            arrived_at=at,
        )
        if tale.who:
            (found,) = find_customers(by=by, number=tale.who.number).customers
            intake = replace(intake, caller=tale.who.number, customer=found.id)
        return receive_contact(intake=intake, by=by, at=at).contact

    def _serve(self, tale: ContactTale, number: str, *, by: Actor, times: Iterator[datetime]) -> None:
        for method, verdict in tale.checks:
            verify_caller(number=number, method=method, outcome=verdict, by=by, at=next(times))
        name_reasons(number=number, reasons=[tale.reason], answers=tale.answers, by=by, at=next(times))
        self._solve(tale, number, by=by, times=times)
        if tale.passed_to:
            self._pass_on(tale, number, by=by, at=next(times))
        if tale.reaches in {StepName.CLOSE, StepName.CLOSED}:
            conclude_contact(number=number, ended_by=tale.ended_by, by=by, at=next(times))
        if tale.reaches is StepName.CLOSED:
            told = WrapUp(outcome=tale.outcome, summary=tale.summary, result=tale.result, ticked=tuple(Tick))
            close_contact(number=number, wrap_up=told, by=by, at=next(times))

    def _solve(self, tale: ContactTale, number: str, *, by: Actor, times: Iterator[datetime]) -> None:
        """Tell, complain, do business and promise, as far as the tale has it."""
        if tale.told:
            tell_progress(number=number, medium=Medium.CALL, text=tale.told, by=by, at=next(times))
        if tale.asks:
            consult_colleague(number=number, colleague=tale.asks.username, by=by, at=next(times))
            if not tale.is_asking:
                end_consultation(number=number, by=by, at=next(times))
        if tale.complaint:
            self._complain(tale, number, by=by, at=next(times))
        if tale.business:
            self._do(tale.business, number, by=by, times=times)
        for vow in tale.vows:
            self._promise(vow, number, by=by, at=next(times))

    def _pass_on(self, tale: ContactTale, number: str, *, by: Actor, at: datetime) -> None:
        assert tale.passed_to is not None
        escalate_contact(number=number, to=tale.passed_to, reason=tale.passing_reason, text=tale.passing, by=by, at=at)

    def _complain(self, tale: ContactTale, number: str, *, by: Actor, at: datetime) -> None:
        assert tale.who is not None
        intake = Intake(title=tale.complaint, description=tale.summary, channel=Channel.PHONE, customer=tale.who)
        with using(StoppedClock(at)):
            receive_from_contact(contact=number, intake=intake, by=by, at=at)

    def _do(self, told: Business, contact: str, *, by: Actor, times: Iterator[datetime]) -> None:
        """Do the business: fill in the form, vouch for the rules, ask for an exception, and end it where it ends."""
        number = begin_order(contact=contact, type=told.type, by=by, at=next(times)).number
        fill_order(number=number, answers=told.answers, by=by, at=next(times))
        for rule in told.stated:
            state_rule(number=number, rule=rule, by=by, at=next(times))
        if told.asked:
            rule, why = told.asked
            ask_exception(number=number, rule=rule, text=why, by=by, at=next(times))
        if told.result:
            submit_order(number=number, by=by, at=next(times))
            complete_order(number=number, result=told.result, by=by, at=next(times))

    def _promise(self, vow: Vow, number: str, *, by: Actor, at: datetime) -> None:
        told = FollowUpTold(
            kind=vow.kind,
            what=vow.what,
            due_at=self.now + vow.due_in,
            owner=vow.owner.username,
            contact=number,
        )
        make_follow_up(told=told, by=by, at=at)
