"""A person's key: wrapped by a master, put under a newer one while killed half-way, and thrown away."""

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

import pytest
from django.test import override_settings

from careline.security.actor import Actor, system
from careline.security.models import LedgerEntry, PersonKey
from careline.security.operations.person_keys import rewrap_person_keys, shred_person_key
from careline.security.policy import Forbidden
from careline.security.ports.keyring import MemoryKeyring
from careline.security.rules.sealing import Place, Unreadable
from careline.security.vault import Shredded, house_vault, index_of, new_person, vault_of

pytestmark = pytest.mark.django_db
PLACE = Place("parties_customer", "name_sealed", UUID(int=1))
SYSTEM = system("test")


@pytest.fixture
def ring() -> Iterator[MemoryKeyring]:
    ring = MemoryKeyring()
    with override_settings(CARELINE_KEYRING=ring):
        yield ring


def person(at: datetime, text: str = "王芳") -> tuple[PersonKey, bytes]:
    key, vault = new_person(at=at)
    key.save()
    return key, vault.seal(text, PLACE)


def opened(key: PersonKey, sealed: bytes) -> str:
    return vault_of(PersonKey.objects.get(pk=key.pk)).open(sealed, PLACE)


def test_a_key_that_was_stored_opens_what_it_sealed(at: datetime) -> None:
    assert opened(*person(at)) == "王芳"


def test_the_same_text_is_sealed_differently_each_time(at: datetime) -> None:
    _, vault = new_person(at=at)
    assert len({vault.seal("王芳", PLACE) for _ in range(50)}) == 50


def test_keys_swapped_between_persons_do_not_open(at: datetime) -> None:
    (one, sealed), (other, _) = person(at), person(at)
    PersonKey.objects.filter(pk=one.pk).update(wrapped=other.wrapped)
    with pytest.raises(Unreadable):
        opened(one, sealed)


def test_a_stolen_database_without_its_keyring_opens_nothing(ring: MemoryKeyring, at: datetime) -> None:
    key, sealed = person(at)
    assert ring
    with override_settings(CARELINE_KEYRING=MemoryKeyring()), pytest.raises(Unreadable):
        opened(key, sealed)


def test_a_rotation_goes_on_where_it_was_killed(ring: MemoryKeyring, at: datetime) -> None:
    people = [person(at, f"王{n}") for n in range(7)]
    index = index_of("8000", "parties_customer.last4")
    ring.add_master()
    later = person(at, "new")  # made under the new master meanwhile
    assert rewrap_person_keys(limit=3, by=SYSTEM, at=at) == 3  # then it is killed
    assert [opened(*one) for one in (*people, later)] == [*(f"王{n}" for n in range(7)), "new"]
    assert [rewrap_person_keys(limit=3, by=SYSTEM, at=at) for _ in range(3)] == [3, 1, 0]
    del ring.keys.masters[1]  # the old master may go
    assert [opened(*one) for one in (*people, later)] == [*(f"王{n}" for n in range(7)), "new"]
    assert index_of("8000", "parties_customer.last4") == index
    assert LedgerEntry.objects.filter(event="security.person_keys_rewrapped").count() == 3


def test_a_key_claimed_to_be_under_another_master_does_not_open(ring: MemoryKeyring, at: datetime) -> None:
    key, sealed = person(at)
    ring.add_master()
    PersonKey.objects.update(master_version=2)
    with pytest.raises(Unreadable):
        opened(key, sealed)


def test_a_shredded_key_opens_nothing_and_its_row_stays(at: datetime) -> None:
    key, sealed = person(at)
    shred_person_key(key=key, by=SYSTEM, at=at)
    shred_person_key(key=key, by=SYSTEM, at=at)  # again: nothing happens
    row = PersonKey.objects.get(pk=key.pk)
    assert (row.wrapped, row.shredded_at) == (None, at)
    with pytest.raises(Shredded):
        opened(key, sealed)
    assert LedgerEntry.objects.filter(event="security.person_key_shredded", subject_id=key.id).count() == 1


def test_a_rotation_passes_shredded_keys_by(ring: MemoryKeyring, at: datetime) -> None:
    key, _ = person(at)
    shred_person_key(key=key, by=SYSTEM, at=at)
    ring.add_master()
    assert rewrap_person_keys(by=SYSTEM, at=at) == 0


def test_no_chair_alone_shreds_a_key(administrator: Actor, guard: Actor, at: datetime) -> None:
    key, sealed = person(at)
    for by in (administrator, guard):
        with pytest.raises(Forbidden):
            shred_person_key(key=key, by=by, at=at)
    assert opened(key, sealed) == "王芳"


def test_the_house_vault_opens_under_older_masters_too(ring: MemoryKeyring) -> None:
    version, vault = house_vault()
    sealed = vault.seal("answer", PLACE)
    ring.add_master()
    assert house_vault(version)[1].open(sealed, PLACE) == "answer"
    with pytest.raises(Unreadable):
        house_vault()[1].open(sealed, PLACE)
