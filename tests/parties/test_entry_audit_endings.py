"""Nobody gains by the sample they draw: its seed is nobody's choice, another is a colleague's, and all count."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from careline.kernel.clock import StoppedClock, using
from careline.parties.jobs import close_entry_audits
from careline.parties.models import EntryAudit
from careline.parties.operations.entry_audits import (
    abandon_entry_audit,
    close_audits_out_of_time,
    close_entry_audit,
    draw_entry_audit,
)
from careline.parties.operations.forgetting import forget_customer
from careline.parties.queries.entry_audits import progress_of, seed_follows
from careline.parties.queries.sampled_accuracy import sampled_accuracy
from careline.parties.rules.attributes import Attribute, EntrySource
from careline.parties.rules.entry_audits import (
    DUE_IN,
    AbandonReason,
    EntriesUnchecked,
    EntryAuditIsClosed,
    EntryFinding,
)
from careline.parties.rules.sampling import (
    AGAIN_AFTER,
    NothingEntered,
    SampleDrawnAlready,
    SampleWanted,
    drawn,
    seed_of,
)
from careline.security.actor import Actor, system
from careline.security.models import Department, LedgerEntry
from careline.security.models.seal import Seal
from careline.security.policy import Forbidden
from tests.final import seal_everything
from tests.parties.entering import DAY, NOW, OCTOBER, enter, found, moved, sample, units, values_of, wanted

SINCE, BEFORE = OCTOBER, NOW + 60 * DAY
JOB = system("audits")


@pytest.mark.django_db(transaction=True)
def test_the_seed_follows_from_the_ledgers_newest_seal(li: Actor, zhao: Actor, quinn: Actor) -> None:
    for n in range(5):
        enter(n, li)
    unsealed = sample(quinn, 4)
    assert (unsealed.seal, unsealed.seed, seed_follows(unsealed)) == (0, seed_of("0" * 64), True)
    seal_everything(at=NOW)
    audit, head = sample(zhao, 4), Seal.objects.order_by("-n")[0]
    assert (audit.seal, audit.seed) == (head.n, seed_of(head.link.head))
    assert audit.seed != unsealed.seed
    entry = LedgerEntry.objects.get(event="parties.entry_audit_moved", subject_id=audit.id)
    assert (entry.data["seal"], entry.data["seed"]) == (audit.seal, audit.seed)
    values = [(one.customer_id, Attribute(one.attribute)) for one in values_of(by=zhao, audit=audit.id)]
    assert values == drawn(seed_of(head.link.head), units(), 4), "whoever holds the seal draws the same"
    assert seed_follows(audit)
    for other in ({"seed": unsealed.seed}, {"seal": 99}):
        EntryAudit.objects.filter(pk=audit.id).update(**{"seed": audit.seed, "seal": audit.seal} | other)
        assert not seed_follows(EntryAudit.objects.get(pk=audit.id)), other


def drawing(by: Actor, at: datetime = NOW, days: tuple[int, int] = (1, 31), **narrowed: Any) -> EntryAudit:
    first, last = (date(2026, 10, day) for day in days)
    return draw_entry_audit(wanted=SampleWanted(first_day=first, last_day=last, size=9, **narrowed), by=by, at=at)


def test_another_sample_of_the_same_entries_is_drawn_by_a_colleague(li: Actor, zhao: Actor, quinn: Actor) -> None:
    enter(1, li)
    first = drawing(zhao)
    abandon_entry_audit(audit=first.id, reason=AbandonReason.OTHER_ENTRIES, by=zhao, at=NOW)
    for days in ((1, 31), (5, 5), (31, 31)):
        with pytest.raises(SampleDrawnAlready) as no:
            drawing(zhao, NOW + AGAIN_AFTER - timedelta(seconds=1), days)
        assert (no.value.field, no.value.params) == ("first_day", {"day": "2026-11-20"})
    assert drawing(quinn).id != first.id
    assert drawing(zhao, NOW + AGAIN_AFTER).id != first.id


def test_what_shares_no_entries_is_drawn_by_the_same_person(li: Actor, wu: Actor, zhao: Actor) -> None:
    moved(wu, "south")
    Department.objects.create(code="north", path="hq/north/", name_zh="北", name_en="North")
    enter(1, li)
    enter(2, wu)
    enter(3, wu, OCTOBER + 5 * DAY)
    drawing(zhao, days=(1, 6), attribute=Attribute.NAME)
    assert drawing(zhao, days=(1, 6), attribute=Attribute.NUMBER)
    assert drawing(zhao, days=(7, 20), department="south")
    for narrowed in ({}, {"department": "hq"}, {"department": "south"}, {"source": EntrySource.STAFF}):
        with pytest.raises(SampleDrawnAlready):
            drawing(zhao, days=(20, 31), **narrowed)
    with pytest.raises(SampleDrawnAlready):
        drawing(zhao, days=(1, 6), source=EntrySource.LIST)
    other = replace(zhao, name="wang")
    assert drawing(other, days=(7, 20), department="south")
    with pytest.raises(NothingEntered):  # it shares nothing with what was drawn of the south
        drawing(zhao, days=(7, 20), department="north")


def test_what_is_left_out_is_told_beside_the_accuracy(li: Actor, zhao: Actor, quinn: Actor) -> None:
    for n in range(5):
        enter(n, li)
    audit = sample(zhao)
    for n in (1, 2, 3, 4):
        found(audit, n, EntryFinding.RIGHT, quinn)
    found(audit, 4, EntryFinding.MISTYPED, quinn)
    with pytest.raises(EntriesUnchecked):
        close_entry_audit(audit=audit.id, by=zhao, at=NOW)
    with pytest.raises(Forbidden):
        abandon_entry_audit(audit=audit.id, reason=AbandonReason.NO_TIME, by=li, at=NOW)
    abandon_entry_audit(audit=audit.id, reason=AbandonReason.NO_EVIDENCE, by=zhao, at=NOW)
    with pytest.raises(EntryAuditIsClosed):
        abandon_entry_audit(audit=audit.id, reason=AbandonReason.NO_TIME, by=zhao, at=NOW)
    result = sampled_accuracy(by=zhao, since=SINCE, before=BEFORE)
    assert (result.audits, result.total.checked, result.total.accuracy.share) == (1, 4, 0.75)
    assert (result.unchecked, result.unchecked_share, result.at_least) == (6, 0.6, 0.3)
    assert [(one.id, one.ending, one.reason) for one in result.unfinished] == [(audit.id, "abandon", "no_evidence")]
    last = audit.steps.order_by("-n")[0]
    assert (last.move, last.reason) == ("abandon", "no_evidence")
    entry = LedgerEntry.objects.filter(event="parties.entry_audit_moved").latest("id")
    assert (entry.data["move"], entry.data["reason"]) == ("abandon", "no_evidence")


def test_an_audit_left_lying_closes_by_itself_and_counts(li: Actor, zhao: Actor, quinn: Actor) -> None:
    one = enter(1, li)
    enter(2, li)
    lying, checked = sample(zhao), draw_entry_audit(wanted=wanted(1), by=quinn, at=NOW)
    found(checked, 1, EntryFinding.RIGHT, quinn)
    assert lying.due_on == date(2026, 11, 20) + DUE_IN
    with using(StoppedClock(NOW + DUE_IN)):
        close_entry_audits(timestamp=0)
    assert EntryAudit.objects.filter(closed_at=None).count() == 2, "the day itself is still a day to check"
    forget_customer(customer=one, by=system("test"), at=NOW + DAY)
    late = NOW + DUE_IN + DAY
    with using(StoppedClock(late)):
        close_entry_audits(timestamp=0)
    assert [(row.id, row.ending, row.closed_at) for row in EntryAudit.objects.order_by("id")] == [
        (lying.id, "lapse", late),
        (checked.id, "close", late),
    ]
    assert close_audits_out_of_time(today=late.date(), by=JOB, at=late) == 0
    with pytest.raises(Forbidden):
        close_audits_out_of_time(today=late.date(), by=li, at=late)
    result = sampled_accuracy(by=zhao, since=SINCE, before=BEFORE)
    assert (result.audits, result.total.checked, result.unchecked) == (2, 1, 2), (
        "who was forgotten is nobody's to check"
    )
    assert [row.id for row in result.unfinished] == [lying.id]
    assert progress_of(by=zhao, audits=[lying.id])[lying.id].left == 2
