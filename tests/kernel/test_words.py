"""A word of one vocabulary isn't called what the same word of another is, though `StrEnum` has them equal."""

from enum import StrEnum

import pytest

from careline.kernel import sentences
from careline.kernel.refusals import Refusal
from careline.kernel.sentences import Sentence, register_sentences, register_words, say


class Order(StrEnum):
    DONE = "done"


class Erasure(StrEnum):
    DONE = "done"


class NotWhile(Refusal):
    """Not while it stands so."""

    code = "test.not_while"


@pytest.fixture(autouse=True)
def _own_registers(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("_catalogue", "_words"):
        monkeypatch.setattr(sentences, name, {})
    register_sentences({NotWhile.code: Sentence("Not while {state}.", "Wait.")})


def test_each_vocabulary_has_its_own_word() -> None:
    register_words({Order.DONE: "carried out"})
    register_words({Erasure.DONE: "erased"})
    assert say(NotWhile(state=Order.DONE)).problem == "Not while carried out."
    assert say(NotWhile(state=Erasure.DONE)).problem == "Not while erased."
    assert say(NotWhile(state=(Order.DONE, Erasure.DONE))).problem == "Not while carried out, erased."


def test_a_word_said_again_is_one_and_another_is_refused() -> None:
    for _ in range(2):
        register_words({Order.DONE: "carried out"})
    with pytest.raises(ValueError, match="registered already"):
        register_words({Order.DONE: "finished"})
