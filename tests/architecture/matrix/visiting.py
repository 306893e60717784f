"""Going from address to address as one of the street, and leaving everything as it was."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from django.db import transaction
from django.test import Client

from careline.cases.models import AssignmentRule, Category
from careline.cases.operations.macros import MacroTold, set_macro
from careline.contacts.models import Reason, WrapUpTemplate
from careline.contacts.operations.scripts import ScriptTold, set_script
from careline.contacts.rules.scripts import ScriptStep
from careline.forms.operations.designing import FormTold, LineTold, set_form
from careline.forms.operations.fields import FieldTold, set_field
from careline.forms.rules.types import FieldType
from careline.notices.operations.canned import CannedTold, set_canned
from careline.parties.models import (
    CareFlag,
    DuplicatePair,
    EntryAudit,
    EntryAuditItem,
    ImportBatch,
    LegalHold,
    VerificationTask,
)
from careline.parties.models.batches import seal_file
from careline.parties.operations.care import note_care
from careline.parties.operations.catalogues import EntryTold, set_entry
from careline.parties.operations.customers import register_customer
from careline.parties.operations.erasures import ErasureTold, ask_erasure
from careline.parties.operations.legal_holds import set_legal_hold
from careline.parties.operations.needs import collect_need
from careline.parties.operations.subscriptions import begin_subscription
from careline.parties.rules.care import CareBasis, CareKind
from careline.parties.rules.catalogues import Catalogue
from careline.parties.rules.consent import ConsentChannel
from careline.parties.rules.details import CustomerDetails
from careline.parties.rules.erasure import ErasureGround, ErasureProof
from careline.parties.rules.fields import Field
from careline.parties.rules.holdings import SubscriptionDetails
from careline.parties.rules.legal_hold import HoldKind, HoldTold
from careline.parties.rules.needs import NeedCategory, NeedSource
from careline.security.actor import Actor, system
from careline.security.models import KeptList, LedgerEntry, SignInAttempt, User
from careline.security.operations.centres import CentreTold, set_centre
from careline.security.operations.custom_roles import RoleTold, set_custom_role
from careline.security.policy import Reach
from careline.security.rules.lockout import FAILURES_OF_ADDRESS
from tests.architecture.matrix.addresses import SHUT, Address
from tests.architecture.matrix.clocks import hold_clock
from tests.architecture.matrix.neighbours import Neighbours
from tests.architecture.matrix.written import Whose

OWNED = {"number", "username", "contact", "saved", "follow_up", "order", "appointment"}
"""What in an address names a thing that is somebody's."""
NOT_ANSWERED = 405
BROKEN = 500


def hold_form(code: str, at: datetime) -> None:
    """Keep a form of one field, both of this code, and a field on no form."""
    holder = system("matrix")
    for name in (code, "unused"):
        told = FieldTold(type=FieldType.TEXT, name_zh="矩阵", name_en="Matrix")
        set_field(code=name, told=told, by=holder, at=at)
    lines = [LineTold(field=code)]
    set_form(code=code, told=FormTold(name_zh="矩阵", name_en="Matrix", lines=lines), by=holder, at=at)


def hold_flag(street: Neighbours, at: datetime) -> CareFlag:
    """Note that a customer needs care, and that it is soon looked at again."""
    return note_care(
        customer=street.complaints[Whose.OWN].customer_id,
        kind=CareKind.THREATENED,
        basis=CareBasis.SAFETY,
        review_on=at.date() + timedelta(days=2),
        by=system("matrix"),
        at=at,
    )


def hold_on_customer(street: Neighbours, at: datetime) -> LegalHold:
    """Set a legal hold on a customer."""
    told = HoldTold(kind=HoldKind.COURT, reason="保全", review_on=at.date() + timedelta(days=2))
    return set_legal_hold(customer=street.complaints[Whose.OWN].customer_id, told=told, by=system("matrix"), at=at)


def hold_task(street: Neighbours, at: datetime) -> VerificationTask:
    """Have one verify a customer's profile."""
    customer, me = street.complaints[Whose.OWN].customer_id, street.people[Whose.OWN]
    begun = {"due_on": at.date(), "given_by_name": "matrix", "given_at": at, "state": "open"}
    return VerificationTask.objects.create(customer_id=customer, agent=me, **begun)


def hold_lock(at: datetime) -> SignInAttempt:
    """Lock an address, and return the attempt that did."""
    tried = [
        SignInAttempt(outcome="unknown_user", address="203.0.113.7", mark=f"{n:06x}", at=at)
        for n in range(FAILURES_OF_ADDRESS)
    ]
    return min(SignInAttempt.objects.bulk_create(tried), key=lambda one: one.id)


def hold_left(street: Neighbours, at: datetime) -> KeptList:
    """Share a list with one's department, and leave."""
    mine = street.views[Whose.OWN].owner
    gone = User.objects.create(username="gone", full_name="gone", department=mine.department, deactivated_at=at)
    return KeptList.objects.create(owner=gone, department=mine.department, kind="worklist", name="急件")


def hold_audit(street: Neighbours, at: datetime) -> EntryAudit:
    """Draw one value, which no user entered."""
    customer = street.complaints[Whose.OWN].customer_id
    drawn = {"seed": "matrix", "size": 1, "population": 1, "drawn_by_name": "matrix", "drawn_at": at}
    audit = EntryAudit.objects.create(seal=0, first_day=at.date(), last_day=at.date(), due_on=at.date(), **drawn)
    writing = LedgerEntry.objects.filter(subject_id=customer).order_by("id").first()
    told = {"source": "house", "entered_by_name": "matrix", "entered_at": at, "writing": writing}
    EntryAuditItem.objects.create(audit=audit, n=1, customer_id=customer, attribute="number", **told)
    return audit


def hold_entry(code: str, at: datetime) -> None:
    """Keep a brand in the catalogue."""
    told = EntryTold(name_zh="矩阵", name_en="Matrix")
    set_entry(catalogue=Catalogue.BRAND, code=code, told=told, by=system("matrix"), at=at)


def hold_centre(code: str, at: datetime) -> None:
    """Keep a contact centre nobody sits in."""
    set_centre(code=code, told=CentreTold(name_zh="矩阵", name_en="Matrix"), by=system("matrix"), at=at)


def hold_canned(code: str, at: datetime) -> None:
    """Keep a canned reply that waits for approval."""
    told = CannedTold(name_zh="矩阵", name_en="Matrix", text_zh="矩阵", text_en="Matrix")
    set_canned(code=code, told=told, by=system("matrix"), at=at)


def hold_script(code: str, at: datetime) -> None:
    """Keep a script for the first step."""
    told = ScriptTold(name_zh="矩阵", name_en="Matrix", step=ScriptStep.ACCESS, words_zh="您好", words_en="Hello")
    set_script(code=code, told=told, by=system("matrix"), at=at)


def hold_macro(code: str, at: datetime) -> None:
    """Keep a macro that leaves a note."""
    set_macro(code=code, told=MacroTold(name_zh="矩阵", name_en="Matrix", note_zh="矩阵"), by=system("matrix"), at=at)


def hold_role(code: str, at: datetime) -> None:
    """Keep a role of the operator's own, for work."""
    told = RoleTold(name_zh="矩阵", name_en="Matrix", rights={"cases.read_complaint": Reach.OWN})
    set_custom_role(code=code, told=told, by=system("matrix"), at=at)


def ask_for_erasure(*, by: Actor, at: datetime) -> str:
    """Record that somebody wishes to be forgotten, and return the request's number."""
    customer = register_customer(details=CustomerDetails(number="13500135000"), by=by, at=at)
    told = ErasureTold(
        ground=ErasureGround.UNLAWFUL, proof=ErasureProof.SIGNED_IN, channel=ConsentChannel.APP, text="请删除"
    )
    return ask_erasure(customer=customer.id, told=told, by=by, at=at).number


def hold_pair(*, by: Actor, at: datetime) -> DuplicatePair:
    """Propose two customers as one."""
    twins = [register_customer(details=CustomerDetails(number="13600136000"), by=by, at=at) for _ in range(2)]
    first, second = sorted(twins, key=lambda row: row.pk)
    return DuplicatePair.objects.create(
        first=first, second=second, score=60, marks=dict.fromkeys(Field, "same"), state="proposed", found_at=at
    )


class Visitor:
    """One who is let in by a door of some kind; the kinds say how they knock."""

    def __init__(self, street: Neighbours, at: datetime) -> None:
        self.street, self.at = street, at
        self.client = Client(raise_request_exception=False)
        self.me = street.people[Whose.OWN]
        User.objects.filter(pk=self.me.pk).update(password_set_at=at)  # else every address leads to a new password
        self.category = Category.objects.create(code="matrix", name_zh="矩阵", name_en="Matrix")
        self.reason = Reason.objects.create(code="matrix", name_zh="矩阵", name_en="Matrix", valid_from=at.date())
        self.template = WrapUpTemplate.objects.create(code="matrix", name_zh="矩阵", name_en="Matrix")
        for hold in (hold_form, hold_entry, hold_role, hold_canned, hold_centre, hold_macro, hold_script):
            hold("matrix", at)
        self.subscription = begin_subscription(
            customer=street.complaints[Whose.OWN].customer_id,
            details=SubscriptionDetails(number="13700137000", since=at.date()),
            by=system("matrix"),
            at=at,
        )
        self.need = collect_need(
            customer=street.complaints[Whose.OWN].customer_id,
            source=NeedSource.CONTACT,
            category=NeedCategory.PRICE,
            text="便宜些",
            by=system("matrix"),
            at=at,
        )
        self.clocks = {whose: hold_clock(one, at) for whose, one in street.complaints.items()}
        self.erasure = ask_for_erasure(by=system("matrix"), at=at)
        self.flag = hold_flag(street, at)
        self.hold = hold_on_customer(street, at)
        self.task = hold_task(street, at)
        self.audit = hold_audit(street, at)
        self.lock = hold_lock(at)
        self.left = hold_left(self.street, at)
        self.pair = hold_pair(by=system("matrix"), at=at)
        self.batch = ImportBatch(state="sent", file_name="list.csv", size=9, sent_by_id=self.me.pk, sent_at=at)
        seal_file(self.batch, "联系电话\n13800138000".encode())
        self.batch.save()
        self.line = AssignmentRule.objects.create(position=1, department=self.me.department)

    def reached(self, address: Address, *, is_owned: bool) -> set[Whose]:
        """Try the address with each neighbour's thing; with any, where nothing in it is anybody's."""
        tried = list(Whose) if is_owned else [Whose.OWN]
        opened = {whose for whose in tried if self._status(address, whose) not in SHUT}
        return set(Whose) if opened and not is_owned else opened

    def knock(self, address: Address, known: Mapping[str, object]) -> int:
        """Ask at an address where `known` stands for its placeholders; return the status."""
        raise AssertionError(address, known)

    def _status(self, address: Address, whose: Whose) -> int:
        with transaction.atomic():
            status = self.knock(address, self.known(whose))
            transaction.set_rollback(True)
        assert status < BROKEN, f"{address} broke: {status}"
        assert status != NOT_ANSWERED, f"{address} isn't answered"
        return status

    def known(self, whose: Whose) -> dict[str, object]:
        """What stands for the placeholders of an address."""
        complaint = self.street.complaints[whose]
        return {
            "number": complaint.number,
            "contact": self.street.contacts[whose].number,
            "saved": self.street.views[whose].pk,
            "order": self.street.orders[whose].number,
            "appointment": self.street.appointments[whose].number,
            "hall": "here",
            "clause": "matrix",
            "clock": self.clocks[whose].pk,
            "follow_up": self.street.follow_ups[whose].pk,
            "customer": complaint.customer_id,
            "pane": "holdings",
            "need": self.need.pk,
            "erasure": self.erasure,
            "flag": self.flag.pk,
            "hold": self.hold.pk,
            "task": self.task.pk,
            "audit": self.audit.pk,
            "lock": self.lock.pk,
            "left": self.left.pk,
            "record": self.subscription.pk,
            "file": self.street.files[whose].pk,
            "paper": self.street.papers[whose].pk,
            "notice": self.street.notices[whose].pk,
            "batch": self.batch.pk,
            "pair": self.pair.pk,
            "twin": self.pair.first_id,
            "attribute": "number",
            "catalogue": "brand",
            "centre": "matrix",
            "kind": "csv",
            "channel": "phone",
            "username": self.street.people[whose].username,
            "field": "number",
            "role": "senior_agent",
            "category": "matrix",
            "department": "there",
            "rule": self.line.pk,
        }
