"""What a stranger may learn: how far the matter is whose number and proof they know."""

import hmac
from datetime import datetime

from careline.cases.models import Clock, Complaint, LookUpTry, PublicBooking, PublicIntake
from careline.cases.rules.public import DAY, HOUR, Progress, PublicStage, public_stage
from careline.cases.rules.stages import StageName
from careline.clocks.queries.commitments import extent_of
from careline.clocks.queries.library import library
from careline.clocks.rules.commitments import Publication
from careline.clocks.rules.moves import ClockState
from careline.clocks.rules.terms import SETTLING, Terms
from careline.contacts.models import Contact
from careline.contacts.models.caller import caller_of
from careline.kernel.numbering import CaseNumber
from careline.kernel.refusals import Refusal
from careline.parties.models.sealed import index_for
from careline.parties.rules.fields import Index
from careline.security.rules.lines import line_of, same_line
from careline.security.rules.normalising import last_four
from careline.security.rules.secrets import hash_of

END = 4


def canonical(text: str) -> str:
    """Return a number as it is printed; empty when it is none."""
    try:
        return str(CaseNumber.parse(text))
    except Refusal:
        return ""


def misses(number: str, address: str | None, *, at: datetime) -> dict[str, int]:
    """Return how many proofs were wrong lately: for a number within a day, from an address within an hour.

    What isn't a number opens nothing, so it shuts nothing either.
    """
    wrong = LookUpTry.objects.filter(is_hit=False)
    return {
        "of_number": wrong.filter(asked=hash_of(number), at__gt=at - DAY).count() if number else 0,
        "of_address": wrong.filter(**same_line(address), at__gt=at - HOUR).count() if address else 0,
    }


def forms_from(address: str | None, *, at: datetime) -> int:
    """Return how many forms came from an address within the last hour, whatever they ask for."""
    if not address:
        return 0
    sent = (PublicIntake.objects, PublicBooking.objects)
    return sum(rows.filter(**same_line(address), at__gt=at - HOUR).count() for rows in sent)


def nearby(address: str | None) -> str:
    """Return what all of these addresses have in common; empty where there is none."""
    return line_of(address)[0] if address else ""


def progress(number: str, proof: str) -> Progress | None:
    """Return how far a matter is; None when the number or the proof is wrong, and nobody learns which."""
    complaint = Complaint.objects.select_related("customer").filter(number=number).first()
    if complaint:
        return _of_complaint(complaint) if _proves(complaint, proof) else None
    contact = Contact.objects.select_related("caller_key").filter(number=number).first()
    if contact is None or not _proves_contact(contact, proof):
        return None
    intake = PublicIntake.objects.select_related("complaint").filter(contact=contact).first()
    return _of_complaint(intake.complaint) if intake and intake.complaint else _of_contact(contact)


def _proves(complaint: Complaint, proof: str) -> bool:
    known = complaint.customer.last4_index
    by_number = known is not None and is_end(proof) and bytes(known) == bytes(index_for(Index.LAST4, last_four(proof)))
    return by_number or _is_secret(PublicIntake.objects.filter(complaint=complaint).first(), proof)


def _proves_contact(contact: Contact, proof: str) -> bool:
    end = caller_of(contact)[-END:]
    by_number = bool(end) and is_end(proof) and hmac.compare_digest(end, proof)
    return by_number or _is_secret(PublicIntake.objects.filter(contact=contact).first(), proof)


def is_end(proof: str) -> bool:
    """Return whether a proof can be the end of a telephone number."""
    return len(proof) == END and proof.isascii() and proof.isdigit()


def _is_secret(intake: PublicIntake | None, proof: str) -> bool:
    return intake is not None and opens(bytes(intake.secret_hash), proof)


def opens(secret_hash: bytes, proof: str) -> bool:
    """Return whether a proof is the secret of this hash, however it was typed."""
    told = proof.upper().replace("-", "").replace(" ", "")
    return hmac.compare_digest(secret_hash, hash_of(told))


def _of_complaint(complaint: Complaint) -> Progress:
    stage = public_stage(StageName(complaint.stage))
    due_at = None if stage is PublicStage.ANSWERED else complaint.due_at
    because = _binding(complaint) if due_at else None
    return Progress(
        number=complaint.number, stage=stage, received_at=complaint.received_at, due_at=due_at, because=because
    )


def _binding(complaint: Complaint) -> Terms | None:
    """Return the published rule by which the answer is due when it is; None where only rules of our own say so."""
    clocks = Clock.objects.filter(
        complaint=complaint, state=ClockState.RUNNING, kind__in=sorted(SETTLING), due_at=complaint.due_at
    ).prefetch_related("moves")
    versions = library().by_id
    found = (versions[one.rule_now].terms for one in clocks)
    return next((one for one in found if extent_of(one) is not Publication.WITHHELD), None)


def _of_contact(contact: Contact) -> Progress:
    stage = PublicStage.ANSWERED if contact.step == "closed" else PublicStage.RECEIVED
    if contact.step not in {"closed", "access"}:
        stage = PublicStage.IN_WORK
    return Progress(number=contact.number, stage=stage, received_at=contact.arrived_at, due_at=None)
