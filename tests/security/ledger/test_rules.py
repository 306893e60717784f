"""The pure part: signed bytes, traces, the chain, topics. Properties, and the same bytes from PostgreSQL."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from uuid import UUID, uuid4

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from careline.security.ledger import _copy, _insert
from careline.security.models import LedgerEntry
from careline.security.queries.feed import lines_between
from careline.security.rules.chain import Anchored, Link, follows, next_link, side_by_side, traces_of
from careline.security.rules.mac import FIELDS, canonical, mac_of, printed
from careline.security.rules.topics import MANY, topics_of
from careline.security.rules.trace import START, Position, Trace, parsed

KEY = b"k" * 32
texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=30)
values = st.recursive(
    st.booleans() | st.integers(-(10**20), 10**20) | texts, lambda inner: st.lists(inner, max_size=3), max_leaves=5
)
entries = st.fixed_dictionaries(
    {
        "id": st.uuids(),
        "event": texts,
        "subject_kind": texts,
        "subject_id": st.uuids(),
        "actor_kind": st.text("abc", max_size=16),
        "actor_id": st.none() | st.uuids(),
        "actor_name": texts,
        "at": st.datetimes(
            datetime(1900, 1, 1),  # noqa: DTZ001  (hypothesis wants the bounds naive)
            datetime(2200, 1, 1),  # noqa: DTZ001  (the same)
            timezones=st.sampled_from([UTC, timezone(timedelta(hours=8))]),
        ),
        "data": st.dictionaries(texts, values, max_size=4),
        "correlation": st.uuids(),
    }
)


@pytest.mark.django_db
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(entries)
def test_postgresql_prints_the_bytes_that_are_signed(entry: dict[str, object]) -> None:
    row = LedgerEntry(**entry, mac=mac_of(printed(entry), key=KEY))
    with transaction.atomic():
        row.save(force_insert=True)
        (line,) = lines_between(after=START, upto=row.position)
        transaction.set_rollback(True)  # so that an example may be tried again
    assert line.signed == canonical(printed(entry))
    assert line.mac.decode() == mac_of(printed(entry), key=KEY).hex()
    assert line.xid == str(row.xid).encode()


@pytest.mark.django_db
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(entries, st.sampled_from([_copy, _insert]))
def test_few_and_many_are_written_as_they_are(
    entry: dict[str, object], write: Callable[[list[LedgerEntry]], int]
) -> None:
    row = LedgerEntry(**entry, mac=mac_of(printed(entry), key=KEY))
    row.printed = printed(entry)
    with transaction.atomic():
        xid = write([row])
        (line,) = lines_between(after=START, upto=Position(xid, row.id))
        transaction.set_rollback(True)  # so that an example may be tried again
    assert line.signed == canonical(printed(entry))
    assert line.mac.decode() == mac_of(printed(entry), key=KEY).hex()


@given(entries, entries)
def test_no_mac_fits_a_second_entry(one: dict[str, object], other: dict[str, object]) -> None:
    for field in FIELDS:
        mixed = {**one, field: other[field]}
        assert (canonical(printed(mixed)) == canonical(printed(one))) == (same(one[field]) == same(other[field]))


def same(value: object) -> object:
    """True isn't 1 to JSON, and an instant is one in every zone."""
    return repr(sorted(value.items())) if isinstance(value, dict) else value


@given(st.integers(0, 2**63 - 1), st.uuids(), st.uuids())
def test_a_trace_can_be_read_back(xid: int, entry: UUID, subject: UUID) -> None:
    trace = Trace(xid, entry, "0f" * 16, subject, "cases.complaint_received")
    assert Trace.parse(trace.line()) == trace


@given(st.binary(max_size=200))
def test_a_line_that_is_no_trace_is_passed_over(line: bytes) -> None:
    good = Trace(7, uuid4(), "0f" * 16, uuid4(), "a.b")
    assert good in parsed({line, good.line(), good.line()[:-60]})


def chain_of(*batches: list[bytes]) -> list[tuple[Link, bytes]]:
    links: list[tuple[Link, bytes]] = []
    for n, batch in enumerate(batches, 1):
        before = links[-1][0] if links else None
        links.append(next_link(before, batch, upto=Position(n, UUID(int=n)), at=datetime(2026, 3, n, tzinfo=UTC)))
    return links


def test_a_chain_follows_itself_and_nothing_else() -> None:
    (one, _), (two, _), (three, _) = chain_of([b"a"], [b"b", b"c"], [b"d"])
    assert [follows(one, None), follows(two, one), follows(three, two)] == [True] * 3
    assert [follows(two, None), follows(three, one), follows(one, two), follows(two, two)] == [False] * 4


@given(st.lists(st.binary(min_size=1, max_size=50).filter(lambda line: b"\n" not in line), min_size=1, max_size=20))
def test_traces_are_unpacked_as_they_were_packed(batch: list[bytes]) -> None:
    ((link, packed),) = chain_of(batch)
    assert traces_of(link, packed) == batch


@given(st.data())
def test_no_byte_of_the_packed_traces_can_be_changed(data: st.DataObject) -> None:
    ((link, packed),) = chain_of([b"one", b"two"])
    at, bit = data.draw(st.integers(0, len(packed) - 1)), data.draw(st.integers(0, 7))
    changed = bytearray(packed)
    changed[at] ^= 1 << bit
    assert traces_of(link, bytes(changed)) in (None, [b"one", b"two"])  # zlib's header has bits without a meaning


def test_a_signature_fits_one_head_and_one_key() -> None:
    (one, _), (two, _) = chain_of([b"a"], [b"b"])
    key = Ed25519PrivateKey.generate()
    signature = one.signed_by(key)
    assert one.is_signed(signature, key.public_key())
    assert not two.is_signed(signature, key.public_key())
    assert not one.is_signed(signature, Ed25519PrivateKey.generate().public_key())
    assert not one.is_signed("nonsense", key.public_key())


@given(st.data())
def test_no_letter_of_an_anchored_line_can_be_changed(data: st.DataObject) -> None:
    key = Ed25519PrivateKey.from_private_bytes(KEY)
    ((link, _),) = chain_of([b"a", b"b"])
    line = link.as_line(link.signed_by(key))
    assert Anchored.parse(line) == Anchored(link, link.signed_by(key))
    at, letter = data.draw(st.integers(0, len(line) - 1)), data.draw(st.sampled_from('0123456789abcdef{}", :'))
    found = Anchored.parse(line[:at] + letter + line[at + 1 :])
    assert found is None or found.link == link or not found.link.is_signed(found.signature, key.public_key())


def test_side_by_side_leaves_no_number_out() -> None:
    left, right = [(2, "a"), (3, "b")], [(3, "x"), (5, "y")]
    assert list(side_by_side(left, right)) == [
        (1, None, None), (2, "a", None), (3, "b", "x"), (4, None, None), (5, None, "y"),
    ]  # fmt: skip


def test_news_is_told_once_for_each_subject_with_its_newest_entry() -> None:
    lamp, other, *news = (UUID(int=n) for n in range(5))
    told = topics_of([("lamp", lamp, news[0]), ("lamp", other, news[1]), ("lamp", lamp, news[2])])
    assert list(map(str, told)) == [f"lamp:{other},{news[1]}", f"lamp:{lamp},{news[2]}"]


def test_news_of_many_subjects_is_told_of_their_kind() -> None:
    many = [("lamp", UUID(int=n), UUID(int=n)) for n in range(MANY + 1)]
    assert list(map(str, topics_of([*many, ("desk", START.id, START.id)]))) == [
        f"lamp,{UUID(int=MANY)}", f"desk:{START.id},{START.id}",
    ]  # fmt: skip


@pytest.mark.django_db
@pytest.mark.parametrize("table", ["security_ledgerentry", "security_seal", "security_setaside"])
def test_the_processes_may_only_add_to_the_ledger_and_its_seals(table: str) -> None:
    with connection.cursor() as cursor:
        rights = ("SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE", "TRIGGER", "REFERENCES")
        cursor.execute("SELECT r, has_table_privilege(%s, r) FROM unnest(%s::text[]) AS r", [table, list(rights)])
        assert {right for right, is_given in cursor.fetchall() if is_given} == {"SELECT", "INSERT"}
