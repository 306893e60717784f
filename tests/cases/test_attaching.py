"""Files on complaints: who may, what is kept, and what is left when somebody is forgotten."""

from dataclasses import replace
from datetime import datetime

import pytest
from django.db import OperationalError

from careline.cases.models import Complaint, Note
from careline.cases.operations.attaching import attach_file, open_attachment, retract_attachment
from careline.cases.operations.noting import Archived, NoSuchNote, add_note, attach_to_note
from careline.cases.operations.receiving import receive_complaint
from careline.cases.queries.files import NoSuchAttachment, files_by_note, files_of
from careline.cases.queries.finding import NoSuchComplaint, complaint
from careline.cases.queries.timeline import timeline
from careline.cases.rules.facts import Channel
from careline.cases.rules.intake import Intake
from careline.files.models import FileChunk, StoredFile
from careline.files.operations.opening import FileGone, open_file
from careline.files.operations.retracting import drop_contents, retract_file
from careline.files.operations.storing import NoRoomOnDisk, SentFile, store_file
from careline.files.rules import bounds
from careline.files.rules.bounds import TooManyFiles
from careline.files.rules.checking import check
from careline.files.rules.chunks import Tampered
from careline.files.rules.damage import Damaged
from careline.files.rules.kinds import RetractReason
from careline.files.rules.names import FileKindNotTaken
from careline.parties.operations.forgetting import forget_customer
from careline.parties.rules.details import CustomerDetails
from careline.security.actor import Actor, system
from careline.security.models import LedgerEntry
from careline.security.policy import Forbidden
from careline.security.reactions.drain import drain
from tests.cases.conftest import House
from tests.files.samples import PDF, SECRET, picture

INTAKE = Intake(
    title="话费多扣 128 元",
    channel=Channel.PHONE,
    customer=CustomerDetails(name="王芳", number="13800138000"),
    category="product.billing",
)
JPEG = picture("JPEG", size=(1600, 1200))
"""Larger than one piece."""


@pytest.fixture
def number(house: House, at: datetime) -> str:
    return receive_complaint(intake=INTAKE, by=house.li_wei, at=at).number


def attach(number: str, house: House, at: datetime, *, name: str = "账单.jpg", content: bytes = JPEG) -> StoredFile:
    return attach_file(number=number, name=name, content=content, by=house.li_wei, at=at)


def events(of: StoredFile) -> list[str]:
    return list(LedgerEntry.objects.filter(subject_id=of.id).order_by("id").values_list("event", flat=True))


def test_what_was_attached_is_handed_out_stripped_and_each_time_recorded(
    number: str, house: House, at: datetime
) -> None:
    row = attach(number, house, at)
    assert FileChunk.objects.count() == row.chunks > 1
    for by in (house.li_wei, house.chen, house.auditor):
        opened = open_attachment(number=number, file=row.id, by=by, at=at)
    assert opened.name == "账单.jpg"
    assert opened.content == check("账单.jpg", JPEG).content
    assert events(row) == ["files.file_stored", *["files.file_opened"] * 3]


def test_nothing_of_it_lies_in_clear(number: str, house: House, at: datetime) -> None:
    row = attach(number, house, at, name="王芳.pdf", content=PDF)
    kept = b"".join(bytes(one) for one in FileChunk.objects.values_list("sealed", flat=True))
    assert b"%PDF" not in kept
    assert "王芳".encode() not in bytes(row.name_sealed)


def test_the_same_file_sent_again_hangs_there_once(number: str, house: House, at: datetime) -> None:
    first = attach(number, house, at)
    assert attach(number, house, at, name="again.jpg").pk == first.pk
    other = receive_complaint(intake=replace(INTAKE, title="另一件"), by=house.li_wei, at=at).number
    assert attach(other, house, at).pk != first.pk
    retract_attachment(number=number, file=first.pk, reason=RetractReason.WRONG_FILE, by=house.li_wei, at=at)
    assert attach(number, house, at).pk != first.pk


def test_only_who_sees_the_complaint_reaches_its_files(number: str, house: House, at: datetime) -> None:
    row = attach(number, house, at)
    with pytest.raises(NoSuchComplaint):
        open_attachment(number=number, file=row.id, by=house.sun, at=at)
    with pytest.raises(NoSuchComplaint):
        attach_file(number=number, name="a.jpg", content=JPEG, by=house.sun, at=at)
    with pytest.raises(Forbidden):
        attach_file(number=number, name="a.jpg", content=JPEG, by=house.auditor, at=at)
    other = receive_complaint(intake=replace(INTAKE, title="另一件"), by=house.li_wei, at=at).number
    with pytest.raises(NoSuchAttachment):
        open_attachment(number=other, file=row.id, by=house.li_wei, at=at)


def test_what_was_taken_back_stays_as_a_row_and_is_handed_out_no_more(number: str, house: House, at: datetime) -> None:
    row = attach(number, house, at)
    retract_attachment(number=number, file=row.id, reason=RetractReason.TOO_MUCH, by=house.li_wei, at=at)
    (seen,) = files_of(complaint=complaint(by=house.li_wei, number=number))
    assert (seen.name, seen.retracted) == ("账单.jpg", RetractReason.TOO_MUCH)
    with pytest.raises(FileGone):
        open_attachment(number=number, file=row.id, by=house.auditor, at=at)
    with pytest.raises(FileGone):
        open_file(file=StoredFile.objects.get(pk=row.pk), about=row.id, by=house.li_wei, at=at)
    with pytest.raises(FileGone):
        retract_file(file=row, reason=RetractReason.ASKED, by=house.li_wei, at=at)


@pytest.mark.parametrize("customer", [INTAKE.customer, CustomerDetails(place="房山")])
def test_whoever_is_forgotten_is_forgotten_with_all_he_sent(
    house: House, at: datetime, customer: CustomerDetails
) -> None:
    received = receive_complaint(intake=replace(INTAKE, customer=customer), by=house.li_wei, at=at)
    row = attach(received.number, house, at)
    drop_contents(key=row.key_id, by=system("test"), at=at)
    assert FileChunk.objects.exists(), "nobody was forgotten yet"
    forget_customer(customer=received.customer, by=system("erasure"), at=at)
    with pytest.raises(FileGone):
        open_attachment(number=received.number, file=row.id, by=house.li_wei, at=at)
    (seen,) = files_of(complaint=received)
    assert (seen.name, seen.digest, seen.is_forgotten) == ("", "", True)
    drain(at=at, upto=LedgerEntry.objects.order_by("xid", "id").last().position)  # type: ignore[union-attr]
    assert not FileChunk.objects.exists()


def test_what_was_changed_behind_our_back_is_not_handed_out(number: str, house: House, at: datetime) -> None:
    row = attach(number, house, at)
    one, other = FileChunk.objects.order_by("n")[:2]
    FileChunk.objects.filter(pk=one.pk).update(sealed=other.sealed)
    with pytest.raises(Tampered):
        open_attachment(number=number, file=row.id, by=house.li_wei, at=at)


def test_a_refused_file_leaves_nothing(number: str, house: House, at: datetime) -> None:
    with pytest.raises(Damaged):
        attach(number, house, at, content=JPEG[:-50])
    assert not StoredFile.objects.exists()
    assert SECRET in JPEG


class FullDisk(Exception):
    sqlstate = "53100"


def test_a_full_disk_is_told_and_leaves_nothing(
    number: str, house: House, at: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_room(*_: object, **__: object) -> None:
        raise OperationalError from FullDisk()

    monkeypatch.setattr(FileChunk, "save", no_room)
    with pytest.raises(NoRoomOnDisk):
        attach(number, house, at)


def test_there_is_an_end_to_what_hangs_in_one_place(
    number: str, house: House, at: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    there, key = StoredFile.objects.all(), attach(number, house, at).key
    monkeypatch.setattr(bounds, "MOST", 1)
    with pytest.raises(TooManyFiles):
        store_file(name="a.pdf", content=PDF, key=key, there=there, hang=pytest.fail, by=house.li_wei, at=at)


BILL = SentFile("账单.jpg", JPEG)


def note(number: str, by: Actor, at: datetime, *files: SentFile) -> Note:
    return add_note(number=number, text="看附件", files=files, by=by, at=at)


def test_a_note_carries_files_apart_from_those_of_the_complaint(number: str, house: House, at: datetime) -> None:
    hung, written = attach(number, house, at), note(number, house.li_wei, at, BILL, BILL)
    found = complaint(by=house.li_wei, number=number)
    (carried,) = files_by_note(complaint=found)[written.pk]
    assert carried.name == "账单.jpg"
    assert [one.id for one in files_of(complaint=found)] == [hung.pk], "the same content may hang on both"
    assert carried.id != hung.pk
    more = attach_to_note(number=number, note=written.pk, file=SentFile("a.pdf", PDF), by=house.li_wei, at=at)
    opened = open_attachment(number=number, file=more.pk, by=house.chen, at=at)
    assert opened.name == "a.pdf"
    assert [line.files[1].id for line in timeline(complaint=found) if line.note] == [more.pk]


def test_a_notes_files_are_denied_as_the_note_is(number: str, house: House, at: datetime) -> None:
    written = note(number, house.li_wei, at, BILL)
    ((carried,),) = files_by_note(complaint=complaint(by=house.li_wei, number=number)).values()
    sun = {"by": house.sun, "at": at}
    with pytest.raises(NoSuchComplaint):
        open_attachment(number=number, file=carried.id, **sun)  # type: ignore[arg-type]  # as told
    with pytest.raises(NoSuchComplaint):
        attach_to_note(number=number, note=written.pk, file=BILL, **sun)  # type: ignore[arg-type]  # as told
    with pytest.raises(Forbidden):
        attach_to_note(number=number, note=written.pk, file=BILL, by=house.chen, at=at)
    with pytest.raises(Forbidden):
        attach_to_note(number=number, note=written.pk, file=BILL, by=house.auditor, at=at)
    other = receive_complaint(intake=replace(INTAKE, title="另一件"), by=house.li_wei, at=at).number
    with pytest.raises(NoSuchNote):
        attach_to_note(number=other, note=written.pk, file=BILL, by=house.li_wei, at=at)
    with pytest.raises(NoSuchAttachment):
        open_attachment(number=other, file=carried.id, by=house.li_wei, at=at)


def test_a_refused_file_leaves_no_note_and_an_archived_complaint_takes_none(
    number: str, house: House, at: datetime
) -> None:
    with pytest.raises(FileKindNotTaken):
        note(number, house.li_wei, at, SentFile("a.exe", b"MZ"))
    assert not Note.objects.exists()
    written = note(number, house.li_wei, at)
    Complaint.objects.filter(number=number).update(stage="archived")
    with pytest.raises(Archived):
        attach_to_note(number=number, note=written.pk, file=BILL, by=house.li_wei, at=at)


def test_notes_and_complaint_share_one_room(
    number: str, house: House, at: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bounds, "MOST", 2)
    attach(number, house, at)
    note(number, house.li_wei, at, BILL)
    with pytest.raises(TooManyFiles):
        note(number, house.li_wei, at, SentFile("a.pdf", PDF))
    with pytest.raises(TooManyFiles):
        attach(number, house, at, name="a.pdf", content=PDF)


def test_who_is_forgotten_takes_the_files_of_notes_along(number: str, house: House, at: datetime) -> None:
    note(number, house.li_wei, at, BILL)
    found = complaint(by=house.li_wei, number=number)
    ((carried,),) = files_by_note(complaint=found).values()
    forget_customer(customer=found.customer, by=system("erasure"), at=at)
    with pytest.raises(FileGone):
        open_attachment(number=number, file=carried.id, by=house.li_wei, at=at)
