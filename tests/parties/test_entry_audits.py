"""A sample of entries is checked by others than who entered them, and closed."""

from uuid import UUID

import pytest

from careline.parties.models import Reveal
from careline.parties.operations.customers import register_customer
from careline.parties.operations.entry_audits import (
    EntryAuditsHeld,
    abandon_entry_audit,
    close_entry_audit,
    draw_entry_audit,
    pass_entry_audits_on,
)
from careline.parties.operations.reveals import NoSuchField, reveal_audited
from careline.parties.operations.verification_tasks import give_verification_task
from careline.parties.operations.verifying import confirm_attribute
from careline.parties.queries.entry_audits import (
    NoSuchAuditedValue,
    NoSuchEntryAudit,
    audited_value,
    audited_values,
    entry_audit,
    entry_audits,
    last_evidence,
    next_to_check,
)
from careline.parties.queries.sampled_accuracy import result_of
from careline.parties.rules.attributes import Attribute
from careline.parties.rules.entry_audits import (
    AbandonReason,
    CheckedByEnterer,
    EntriesUnchecked,
    EntryAuditIsClosed,
    EntryFinding,
)
from careline.parties.rules.sampling import AGAIN_AFTER
from careline.parties.rules.verification_tasks import NobodyToVerify, VerificationTaskStands
from careline.security.actor import Actor, ActorKind, system
from careline.security.models import LedgerEntry
from careline.security.policy import Forbidden
from careline.security.ports.holdings import Taker
from careline.security.rules.roles import Role
from tests.parties.conftest import WANG_FANG
from tests.parties.entering import (
    DAY,
    DUE,
    NOW,
    OCTOBER,
    enter,
    found,
    sample,
    values_of,
    wanted,
)


def test_nobody_checks_what_they_entered(li: Actor, zhao: Actor, quinn: Actor) -> None:
    enter(1, zhao)
    audit = sample(zhao)
    with pytest.raises(CheckedByEnterer):
        found(audit, 1, EntryFinding.RIGHT, zhao)
    with pytest.raises(Forbidden):
        found(audit, 1, EntryFinding.RIGHT, li)
    assert next_to_check(by=zhao, audit=audit.id) is None
    assert next_to_check(by=quinn, audit=audit.id) == 1
    found(audit, 1, EntryFinding.RIGHT, quinn)
    assert next_to_check(by=quinn, audit=audit.id, after=1) == 2
    with pytest.raises(NoSuchAuditedValue):
        found(audit, 3, EntryFinding.RIGHT, quinn)
    with pytest.raises(NoSuchAuditedValue):
        audited_value(by=quinn, audit=audit.id, n=0)


def test_a_finding_is_put_right_until_the_audit_is_closed(li: Actor, zhao: Actor, quinn: Actor) -> None:
    enter(1, li)
    audit = sample(zhao)
    with pytest.raises(EntriesUnchecked) as left:
        close_entry_audit(audit=audit.id, by=zhao, at=NOW)
    assert left.value.params == {"left": 2}
    assert last_evidence(by=zhao, audit=audit.id) == ""
    found(audit, 1, EntryFinding.MISTYPED, zhao)
    found(audit, 1, EntryFinding.RIGHT, quinn, NOW + DAY)
    assert last_evidence(by=zhao, audit=audit.id) == "call"
    value = audited_value(by=zhao, audit=audit.id, n=1)
    assert (value.found, value.found_by, value.findings.count()) == ("right", "quinn", 2)
    assert (result_of(by=zhao, audit=audit.id).total.right, result_of(by=zhao, audit=audit.id).total.checked) == (1, 1)
    found(audit, 2, EntryFinding.RIGHT, quinn)
    with pytest.raises(Forbidden):
        close_entry_audit(audit=audit.id, by=li, at=NOW)
    close_entry_audit(audit=audit.id, by=zhao, at=NOW + 2 * DAY)
    for refused in (
        lambda: found(audit, 2, EntryFinding.RIGHT, zhao),
        lambda: found(audit, 1, EntryFinding.RIGHT, zhao),
    ):
        with pytest.raises(EntryAuditIsClosed):
            refused()
    with pytest.raises(EntryAuditIsClosed):
        close_entry_audit(audit=audit.id, by=zhao, at=NOW)
    with pytest.raises(NoSuchEntryAudit):
        close_entry_audit(audit=UUID(int=0), by=zhao, at=NOW)
    assert [one.move for one in audit.steps.all()] == ["draw", "close"]
    assert LedgerEntry.objects.filter(event="parties.entry_checked").count() == 3


def test_the_drawn_value_is_shown_in_clear_while_the_audit_is_open(li: Actor, zhao: Actor, quinn: Actor) -> None:
    one = register_customer(details=WANG_FANG, by=li, at=OCTOBER)
    audit = sample(zhao)
    of = {value.attribute: value.n for value in values_of(by=zhao, audit=audit.id)}
    assert reveal_audited(audit=audit.id, n=of["name"], reason="audit", by=quinn, at=NOW) == "王芳"
    (row,) = Reveal.objects.all()
    assert (row.customer_id, row.field, row.actor_id, row.audited_id) == (
        one.id,
        "name",
        quinn.id,
        audited_value(by=quinn, audit=audit.id, n=of["name"]).id,
    )
    assert LedgerEntry.objects.get(event="parties.field_revealed").data["audited"] == str(row.audited_id)
    with pytest.raises(NoSuchField):
        reveal_audited(audit=audit.id, n=of["brand"], reason="audit", by=quinn, at=NOW)
    with pytest.raises(Forbidden):
        reveal_audited(audit=audit.id, n=of["name"], reason="audit", by=li, at=NOW)
    own = Actor(kind=ActorKind.USER, name="li", id=li.id, roles=frozenset({Role.SUPERVISOR}))
    with pytest.raises(CheckedByEnterer):
        reveal_audited(audit=audit.id, n=of["name"], reason="audit", by=own, at=NOW)
    abandon_entry_audit(audit=audit.id, reason=AbandonReason.NO_EVIDENCE, by=quinn, at=NOW)
    with pytest.raises(EntryAuditIsClosed):
        reveal_audited(audit=audit.id, n=of["name"], reason="audit", by=quinn, at=NOW)


def test_a_wrong_profile_is_given_to_an_agent_to_verify(li: Actor, wu: Actor, zhao: Actor, quinn: Actor) -> None:
    one = enter(1, li)
    for agent in ("quinn", "nobody"):
        with pytest.raises(NobodyToVerify) as no:
            give_verification_task(customer=one.id, agent=agent, due_on=DUE, by=zhao, at=NOW)
        assert no.value.field == "agent"
    with pytest.raises(Forbidden):
        give_verification_task(customer=one.id, agent="wu", due_on=DUE, by=quinn, at=NOW)
    task = give_verification_task(customer=one.id, agent="wu", due_on=DUE, by=zhao, at=NOW)
    with pytest.raises(VerificationTaskStands):
        give_verification_task(customer=one.id, agent="wu", due_on=DUE, by=zhao, at=NOW)
    confirm_attribute(customer=one.id, attribute=Attribute.NAME, by=wu, at=NOW)
    task.refresh_from_db()
    assert task.state == "done"


def test_a_leavers_audits_go_to_a_taker_or_stay_for_whoever_may_audit(li: Actor, zhao: Actor, quinn: Actor) -> None:
    enter(1, li)
    audit = sample(zhao)
    assert zhao.id
    held = EntryAuditsHeld()
    assert held.held(user=zhao.id) == ["2026-10-01/2026-10-31"]
    over = pass_entry_audits_on(auditor=zhao.id, taker=Taker(user=li.id), by=system("off-boarding"), at=NOW)
    assert (over.moved, [one.reference for one in over.left]) == (0, ["2026-10-01/2026-10-31"])
    assert [one.id for one in entry_audits(by=quinn, is_open=True).rows] == [audit.id]
    assert held.hand_over(user=zhao.id, taker=Taker(user=quinn.id), at=NOW).moved == 1
    assert entry_audit(by=zhao, id=audit.id).auditor_id == quinn.id
    assert held.held(user=zhao.id) == []
    assert [(one.move, one.auditor_id) for one in audit.steps.all()] == [("draw", zhao.id), ("hand", quinn.id)]
    abandon_entry_audit(audit=audit.id, reason=AbandonReason.NO_TIME, by=zhao, at=NOW)
    assert quinn.id
    assert held.held(user=quinn.id) == []


def test_the_list_of_audits_goes_on_where_a_page_ended(li: Actor, zhao: Actor) -> None:
    enter(1, li)
    ids = [draw_entry_audit(wanted=wanted(), by=zhao, at=NOW + n * AGAIN_AFTER).id for n in range(3)]
    abandon_entry_audit(audit=ids[0], reason=AbandonReason.OTHER_ENTRIES, by=zhao, at=NOW)
    first = entry_audits(by=zhao, limit=2)
    assert [one.id for one in first.rows] == [ids[2], ids[1]]
    assert first.next
    assert [one.id for one in entry_audits(by=zhao, after=first.next.encode()).rows] == [ids[0]]
    assert [one.id for one in entry_audits(by=zhao, is_open=False).rows] == [ids[0]]
    with pytest.raises(Forbidden):
        entry_audits(by=li)
    one = audited_values(by=zhao, audit=ids[1], limit=1)
    assert one.next
    rest = audited_values(by=zhao, audit=ids[1], after=one.next.encode())
    assert ([row.n for row in rest.rows], rest.next) == ([2], None)
    with pytest.raises(NoSuchEntryAudit):
        entry_audit(by=zhao, id=UUID(int=0))
