"""Three neighbours for every role: oneself, a colleague of the same department, and an outsider from another one."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import count

from django.db import transaction

from careline.cases.models import Complaint, ComplaintNotice
from careline.cases.operations.attaching import attach_file
from careline.clocks.models import Calendar
from careline.contacts.models import ComplianceRule, Contact, FollowUp, OrderType, ServiceOrder
from careline.contacts.operations.attaching import attach_to_contact
from careline.files.models import StoredFile
from careline.halls.models import Appointment, Hall
from careline.kernel.identity import new_id
from careline.kernel.numbering import case_number
from careline.notices.models import Notice
from careline.notices.operations.queueing import Letter, queue_notices
from careline.notices.operations.templates import put_in_force
from careline.notices.rules.facts import NoticeChannel
from careline.notices.rules.wording import Wording
from careline.parties.models import Customer
from careline.parties.operations.customers import match_or_register_all
from careline.parties.rules.details import CustomerDetails
from careline.security.actor import Actor, ActorKind, system
from careline.security.models import Department, KeptList, RoleGrant, User
from careline.security.rules.roles import Role
from careline.security.vault import new_person
from tests.architecture.matrix.written import Whose

SEQUENCE = count(900_000)


@dataclass(frozen=True)
class Neighbours:
    """One actor of one role, and the three people's names, accounts and complaints."""

    by: Actor
    people: Mapping[Whose, User]
    complaints: Mapping[Whose, Complaint]
    contacts: Mapping[Whose, Contact]
    follow_ups: Mapping[Whose, FollowUp]
    views: Mapping[Whose, KeptList]
    orders: Mapping[Whose, ServiceOrder]
    appointments: Mapping[Whose, Appointment]
    """Each of a stranger, at the hall of the person's department, who booked it."""
    taker: User
    """A colleague to whom anything can be given."""
    notices: Mapping[Whose, Notice]
    files: Mapping[Whose, StoredFile]
    papers: Mapping[Whose, StoredFile]
    """What hangs on the contacts."""


@contextmanager
def street_of(role: Role, at: datetime) -> Iterator[Neighbours]:
    """Have a street for one role, for as many tests as undo what they do; it is gone afterwards."""
    with transaction.atomic():
        yield neighbours(role, at)
        transaction.set_rollback(True)


def neighbours(role: Role, at: datetime) -> Neighbours:
    """Build a street for one role."""
    departments = {code: department(code) for code in ("here", "there")}
    lives = {Whose.OWN: "here", Whose.COLLEAGUES: "here", Whose.OUTSIDERS: "there"}
    people = {whose: person(f"{whose.name}-{role}".lower(), departments[where]) for whose, where in lives.items()}
    RoleGrant.objects.create(user=people[Whose.OWN], role=role, granted_at=at)
    by = actor(people[Whose.OWN], role)
    complaints = {whose: complaint(who, at) for whose, who in people.items()}
    contacts = {whose: contact(who, at) for whose, who in people.items()}
    owed = {whose: follow_up(who, at) for whose, who in people.items()}
    hold_words(at)
    hung = {whose: hang(it, at) for whose, it in complaints.items()}
    papers = {whose: paper(it, at) for whose, it in contacts.items()}
    told = {whose: failed(it, at) for whose, it in complaints.items()}
    views = {whose: KeptList.objects.create(owner=who, kind="worklist", name="急件") for whose, who in people.items()}
    orders = {whose: order(of, at) for whose, of in contacts.items()}
    expected = {whose: appointment(who, at) for whose, who in people.items()}
    spare = taker(departments["here"], at)
    return Neighbours(by, people, complaints, contacts, owed, views, orders, expected, spare, told, hung, papers)


def department(code: str) -> Department:
    return Department.objects.get_or_create(code=code, path=f"{code}/", name_zh=code, name_en=code)[0]


def person(name: str, works_in: Department) -> User:
    return User.objects.create(username=name.replace("_", "-"), full_name=name, department=works_in)


def actor(user: User, role: Role) -> Actor:
    return Actor(
        kind=ActorKind.USER,
        name=user.username,
        id=user.id,
        department_id=user.department_id,
        department_path=user.department.path,
        roles=frozenset({role}),
    )


def customer(*, by: Actor, at: datetime) -> Customer:
    return match_or_register_all(details=[CustomerDetails(name="王芳", number="13800138000")], by=by, at=at)[0]


def complaint(of: User, at: datetime) -> Complaint:
    """A complaint that this person received and handles, in his department."""
    return Complaint.objects.create(
        number=case_number("TS", at.year, next(SEQUENCE)),
        title="停机",
        customer_id=customer(by=system("matrix"), at=at).id,
        jurisdiction="cn",
        channel="phone",
        received_by=of,
        received_in=of.department,
        received_at=at,
        stage="in_progress",
        urgency="normal",
        department=of.department,
        handler=of,
    )


def contact(of: User, at: datetime) -> Contact:
    """A call that this person answered, in his department."""
    return Contact.objects.create(
        number=case_number("JC", at.year, next(SEQUENCE)),
        channel="phone",
        direction="inbound",
        party_id=customer(by=system("matrix"), at=at).id,
        certainty="likely",
        arrived_at=at,
        step="access",
        received_by=of,
        department=of.department,
        received_in=of.department,
        agent=of,
    )


def follow_up(of: User, at: datetime) -> FollowUp:
    """A promise that this person made and owes."""
    return FollowUp.objects.create(
        kind="promise",
        what="回电",
        party_id=customer(by=system("matrix"), at=at).id,
        made_by=of,
        made_at=at,
        state="open",
        due_at=at + timedelta(hours=2),
        owner=of,
        department=of.department,
    )


def hall(works_in: Department) -> Hall:
    """The hall of a department, open at all hours."""
    week: list[list[str]] = [["00:00-24:00"]] * 7
    named = {"name_zh": "矩阵", "name_en": "Matrix"}
    calendar, _ = Calendar.objects.get_or_create(
        code="street", defaults={"zone": "Asia/Shanghai", "weekly": week, **named}
    )
    told = {
        "slot_minutes": 30,
        "places": 9,
        "public_places": 5,
        "days_ahead": 14,
        "missed_after": 15,
        "weekly": week,
        "version": 1,
    }
    told |= {"department": works_in, "calendar": calendar, "address_zh": "矩阵", "address_en": "Matrix", **named}
    return Hall.objects.get_or_create(code=works_in.code, defaults=told)[0]


def appointment(of: User, at: datetime) -> Appointment:
    """A stranger who is expected at the hall of this person's department this evening, as this person wrote down."""
    key, _ = new_person(at=at)
    key.save(force_insert=True)
    begins = at + timedelta(hours=8)
    return Appointment.objects.create(
        number=case_number("YY", at.year, next(SEQUENCE)),
        booked_from="desk",
        key=key,
        number_index=new_id().bytes * 2,
        language="zh",
        made_by=of,
        made_at=at,
        state="booked",
        hall=hall(of.department),
        starts_at=begins,
        ends_at=begins + timedelta(minutes=30),
        place=1 + Appointment.objects.count(),
    )


def taker(works_in: Department, at: datetime) -> User:
    """An agent beside the three."""
    user = person("taker", works_in)
    RoleGrant.objects.create(user=user, role=Role.AGENT, granted_at=at)
    return user


def hold_words(at: datetime) -> None:
    """Put a text in force, so that something can have gone out."""
    words, by = Wording("答复", "{reply}"), system("matrix")
    put_in_force(kind="complaint_replied", channel=NoticeChannel.EMAIL, zh=words, en=words, by=by, at=at)


def failed(of: Complaint, at: datetime) -> Notice:
    """A notice about this complaint that was refused."""
    key, values = of.customer.key, {"reply": "已恢复"}
    assert key
    letter = Letter(channel=NoticeChannel.EMAIL, language="zh", key=key, recipient="w@example.com", values=values)
    (row,) = queue_notices(kind="complaint_replied", letters=[letter], by=system("matrix"), at=at)
    assert row
    ComplaintNotice.objects.create(complaint=of, notice=row)
    Notice.objects.filter(pk=row.pk).update(state="refused", next_at=None)
    return row


def hang(on: Complaint, at: datetime) -> StoredFile:
    """A small text on this complaint."""
    return attach_file(number=on.number, name="a.txt", content=b"bill", by=system("matrix"), at=at)


def paper(on: Contact, at: datetime) -> StoredFile:
    """A small text on this contact."""
    return attach_to_contact(number=on.number, name="b.txt", content=b"form", by=system("matrix"), at=at)


def order(of: Contact, at: datetime) -> ServiceOrder:
    """Business that whoever has this contact does in it."""
    rule, _ = ComplianceRule.objects.get_or_create(code="matrix", name_zh="矩阵", name_en="Matrix", test="stated")
    kind, _ = OrderType.objects.get_or_create(code="matrix", name_zh="矩阵", name_en="Matrix", act="change")
    assert of.agent is not None
    begun = ServiceOrder(
        number=case_number("YW", at.year, next(SEQUENCE)),
        type=kind,
        contact=of,
        party=of.party,
        channel="phone",
        agent=of.agent,
        department=of.department,
        begun_at=at,
        state="begun",
    )
    begun.copy_rules([rule.shape])
    begun.save()
    return begun
