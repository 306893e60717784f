"""What is typed and not yet sent."""

from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import UUID, uuid4

import pytest

from careline.security.actor import system
from careline.security.drafts import (
    KEPT,
    LONGEST,
    Desk,
    DraftTooLong,
    draft_of,
    drop_draft,
    end_draft,
    forget_drafts,
    keep_draft,
)
from careline.security.models import Draft, PersonKey, User
from careline.security.operations.person_keys import shred_person_key
from careline.security.vault import new_person

UserWith = Callable[..., User]
WORDS = "王芳说账单多扣 128 元"
PAGE = UUID(int=1)


@pytest.fixture
def desk(user_with: UserWith) -> Desk:
    return Desk(user_with("li-wei").pk, "write", "TS-2026-000001-5")


@pytest.fixture
def key(db: None, at: datetime) -> PersonKey:  # noqa: ARG001  (a fixture asks for another one by naming it)
    row, _ = new_person(at=at)
    row.save()
    return row


def test_the_latest_words_count_and_lie_sealed(desk: Desk, key: PersonKey, at: datetime) -> None:
    keep_draft(desk=desk, sitting=PAGE, text="half", key=None, at=at)
    keep_draft(desk=desk, sitting=PAGE, text=WORDS, key=key, at=at)
    kept = draft_of(desk=desk, at=at)
    assert kept
    assert kept.text == WORDS
    row = Draft.objects.get()
    assert row.key_id == key.pk
    assert WORDS.encode() not in bytes(row.sealed or b"")


def test_it_is_there_for_who_typed_it_and_for_that_form_alone(desk: Desk, user_with: UserWith, at: datetime) -> None:
    keep_draft(desk=desk, sitting=PAGE, text=WORDS, key=None, at=at)
    hers = Desk(user_with("zhang-yan").pk, desk.form, desk.thing)
    others = (hers, Desk(desk.user, "result", desk.thing), Desk(desk.user, desk.form))
    assert [draft_of(desk=other, at=at) for other in others] == [None, None, None]


def test_what_was_sent_is_gone_and_stays_gone_for_that_page(desk: Desk, at: datetime) -> None:
    keep_draft(desk=desk, sitting=PAGE, text=WORDS, key=None, at=at)
    end_draft(desk=desk, sitting=PAGE, at=at)
    assert not keep_draft(desk=desk, sitting=PAGE, text=WORDS, key=None, at=at)
    assert draft_of(desk=desk, at=at) is None
    assert keep_draft(desk=desk, sitting=uuid4(), text="another", key=None, at=at)


def test_who_throws_it_away_may_begin_again_on_the_same_page(desk: Desk, at: datetime) -> None:
    keep_draft(desk=desk, sitting=PAGE, text=WORDS, key=None, at=at)
    drop_draft(desk=desk)
    assert draft_of(desk=desk, at=at) is None
    assert keep_draft(desk=desk, sitting=PAGE, text="again", key=None, at=at)


def test_forgetting_the_person_takes_it_along(desk: Desk, key: PersonKey, at: datetime) -> None:
    keep_draft(desk=desk, sitting=PAGE, text=WORDS, key=key, at=at)
    shred_person_key(key=key, by=system("erasure"), at=at)
    assert draft_of(desk=desk, at=at) is None
    key.refresh_from_db()
    assert keep_draft(desk=desk, sitting=PAGE, text="nobody's", key=key, at=at)


def test_it_is_kept_for_a_week_and_no_longer(desk: Desk, at: datetime) -> None:
    keep_draft(desk=desk, sitting=PAGE, text=WORDS, key=None, at=at)
    assert forget_drafts(at=at + KEPT - timedelta(seconds=1)) == 0
    assert draft_of(desk=desk, at=at + KEPT) is None
    assert forget_drafts(at=at + KEPT) == 1


def test_more_than_any_form_takes_is_refused(desk: Desk, at: datetime) -> None:
    with pytest.raises(DraftTooLong):
        keep_draft(desk=desk, sitting=PAGE, text="x" * (LONGEST + 1), key=None, at=at)
