"""A user's keys follow him to every desk."""

from collections.abc import Callable
from datetime import datetime

import pytest

from careline.security.actor import system
from careline.security.models import LedgerEntry, User
from careline.security.operations.preferences import choose_keys
from careline.security.policy import Forbidden
from careline.security.queries.preferences import Keys, keys_of
from careline.security.queries.users import actor_for
from careline.security.rules.keymap import StrokeTaken
from careline.security.rules.roles import Role

AddUser = Callable[..., User]


def test_keys_are_ones_own_and_can_be_given_back(user_with: AddUser, at: datetime) -> None:
    li, zhang = (actor_for(user_with(name, Role.AGENT)) for name in ("li", "zhang"))
    choose_keys(keys={"assign": "0"}, has_letters=False, by=li, at=at)
    assert keys_of(by=li) == Keys(has_letters=False, chosen={"assign": "0"})
    assert keys_of(by=li).strokes["assign"] == "0"
    assert keys_of(by=zhang) == Keys()
    choose_keys(keys={}, has_letters=True, by=li, at=at)
    assert keys_of(by=li) == Keys()


def test_the_ledger_says_which_acts_changed(user_with: AddUser, at: datetime) -> None:
    li = actor_for(user_with("li", Role.AGENT))
    choose_keys(keys={"assign": "0", "accept": ""}, has_letters=True, by=li, at=at)
    entry = LedgerEntry.objects.get(event="security.keys_arranged")
    assert (entry.subject_id, entry.data) == (li.id, {"has_letters": True, "acts": ["accept", "assign"]})


def test_a_key_that_is_taken_changes_nothing(user_with: AddUser, at: datetime) -> None:
    li = actor_for(user_with("li", Role.AGENT))
    with pytest.raises(StrokeTaken):
        choose_keys(keys={"assign": "e"}, has_letters=True, by=li, at=at)
    assert keys_of(by=li) == Keys()


@pytest.mark.django_db
def test_the_system_has_no_desk(at: datetime) -> None:
    with pytest.raises(Forbidden):
        choose_keys(keys={}, has_letters=True, by=system("test"), at=at)
