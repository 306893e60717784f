"""How accurate entries proved in audits; who was forgotten or merged in the meantime."""

import pytest

from careline.parties.models import EntryAuditItem
from careline.parties.operations.entry_audits import (
    close_entry_audit,
)
from careline.parties.operations.forgetting import forget_customer
from careline.parties.operations.merging import merge_customers, unmerge_customer
from careline.parties.queries.entry_audits import (
    audited_value,
    next_to_check,
    progress_of,
)
from careline.parties.queries.sampled_accuracy import result_of, sampled_accuracy
from careline.parties.rules.attributes import Attribute
from careline.parties.rules.entry_audits import (
    EntryFinding,
    ValueIsErased,
)
from careline.security.actor import Actor, ActorKind, system
from careline.security.policy import Forbidden
from careline.security.rules.roles import Role
from tests.parties.entering import (
    DAY,
    NOW,
    OCTOBER,
    enter,
    found,
    moved,
    sample,
    units,
    values_of,
)


def test_accuracy_is_counted_in_all_by_attribute_and_by_person(
    li: Actor, wu: Actor, zhao: Actor, quinn: Actor, auditor: Actor
) -> None:
    moved(wu, "south")
    for n in range(4):
        enter(n, li if n % 2 else wu)
    audit = sample(zhao)
    for value in values_of(by=quinn, audit=audit.id):
        is_wrong = value.attribute == "number" and value.entered_by_name == "li"
        found(audit, value.n, EntryFinding.MISTYPED if is_wrong else EntryFinding.RIGHT, quinn)
    last = values_of(by=zhao, audit=audit.id, found=["right"])[-1]
    found(audit, last.n, EntryFinding.MISSING, quinn)
    result = result_of(by=quinn, audit=audit.id)
    assert (result.total.right, result.total.wrong, result.total.missing, result.total.checked) == (5, 2, 1, 8)
    assert result.total.accuracy.share == 5 / 8
    assert round(result.total.accuracy.low, 3) == 0.306  # Wilson, 5 of 8
    assert result.findings == {EntryFinding.RIGHT: 5, EntryFinding.MISTYPED: 2, EntryFinding.MISSING: 1}
    assert {one.label for one in result.by_attribute} == {"name", "number"}
    assert result.by_attribute[0].label == "number"
    assert result.by_person
    assert {(one.label, one.checked) for one in result.by_person} == {("li", 4), ("wu", 4)}
    assert sampled_accuracy(by=zhao, since=OCTOBER, before=NOW + 2 * DAY).audits == 0
    close_entry_audit(audit=audit.id, by=zhao, at=NOW)
    pooled = sampled_accuracy(by=auditor, since=OCTOBER, before=NOW + DAY)
    assert (pooled.audits, pooled.total) == (1, result.total)
    south = Actor(
        kind=ActorKind.USER, name="x", id=wu.id, department_path="hq/south/", roles=frozenset({Role.SUPERVISOR})
    )
    seen = result_of(by=south, audit=audit.id).by_person
    assert seen is not None
    assert [one.label for one in seen] == ["wu"]
    named = [one.entered_by_name for one in values_of(by=south, audit=audit.id)]
    assert sorted(set(named)) == ["", "wu"], "a list of what was found of whom comes to the same"
    assert {audited_value(by=south, audit=audit.id, n=n).entered_by_name for n in range(1, 9)} == {"", "wu"}
    with pytest.raises(Forbidden):
        result_of(by=li, audit=audit.id)
    own = Actor(kind=ActorKind.USER, name="y", id=li.id, rights={"parties.read_accuracy": 3})
    assert result_of(by=own, audit=audit.id).by_person is None


def test_who_is_forgotten_is_checked_no_more_and_what_was_found_stays(li: Actor, zhao: Actor) -> None:
    one, other = enter(1, li), enter(2, li)
    audit = sample(zhao)
    mine = [value.n for value in values_of(by=zhao, audit=audit.id) if value.customer_id == one.id]
    found(audit, mine[0], EntryFinding.RIGHT, zhao)
    forget_customer(customer=one, by=system("test"), at=NOW)
    with pytest.raises(ValueIsErased):
        found(audit, mine[1], EntryFinding.RIGHT, zhao)
    progress = progress_of(by=zhao, audits=[audit.id])[audit.id]
    assert (progress.drawn, progress.checked, progress.erased, progress.left) == (4, 1, 1, 2)
    assert result_of(by=zhao, audit=audit.id).total.checked == 1
    for value in values_of(by=zhao, audit=audit.id):
        if value.customer_id == other.id:
            found(audit, value.n, EntryFinding.RIGHT, zhao)
    assert next_to_check(by=zhao, audit=audit.id) is None, "what is erased is offered to nobody"
    assert units() == {(other.id, Attribute.NAME), (other.id, Attribute.NUMBER)}


def test_a_merged_record_keeps_its_values(li: Actor, zhao: Actor) -> None:
    kept, merged = enter(1, li), enter(2, li)
    audit = sample(zhao)
    before = list(EntryAuditItem.objects.values_list())
    merge_customers(kept=kept.id, merged=merged.id, reason="compared", by=zhao, at=NOW)
    assert {customer for customer, _ in units()} == {kept.id}
    for value in values_of(by=zhao, audit=audit.id):
        found(audit, value.n, EntryFinding.RIGHT, zhao)
    assert result_of(by=zhao, audit=audit.id).total.checked == 4
    unmerge_customer(merged=merged.id, reason="mistake", by=zhao, at=NOW)
    assert list(EntryAuditItem.objects.values_list()) == before
    assert len(units()) == 4
