"""One term in each language for one thing, and its name in the code: docs/glossary.md, and everybody keeps to it."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum

import pytest
from django.apps import apps
from scripts.speech import catalogue_of, messages_of

from careline.security.rules.roles import Role
from tests.architecture.reading import DOCS, PACKAGE, ROOMS

ROW = re.compile(r"^\| (?P<zh>[\u4e00-\u9fff]+) \| (?P<en>[a-z][a-z0-9 -]+) \| (?P<code>[^|]*)\|", re.MULTILINE)
BANNED = re.compile(r"^\| (?P<word>[a-z ]+) \| [a-z, -]+ \|$", re.MULTILINE)
NAME = re.compile(r"`([\w.]+)`")


@dataclass(frozen=True)
class Term:
    """One line of the glossary."""

    zh: str
    en: str
    names: tuple[str, ...]


def terms(page: str) -> list[Term]:
    return [Term(row["zh"], row["en"], tuple(NAME.findall(row["code"]))) for row in ROW.finditer(page)]


def unclear(some: Iterable[Term]) -> Iterator[str]:
    """Terms with two translations, in either direction, and code named twice."""
    listed = list(some)
    counts = (Counter(t.zh for t in listed), Counter(t.en for t in listed), Counter(n for t in listed for n in t.names))
    for count in counts:
        yield from (f"{word} stands {times} times" for word, times in count.items() if times > 1)


def unnamed(some: Iterable[Term], named: set[str], known: set[str]) -> Iterator[str]:
    """Names in the code without a term, and terms that name code which doesn't exist."""
    told = {name for term in some for name in term.names}
    yield from (f"{name} has no line in the glossary" for name in sorted(named - told))
    yield from (f"the glossary names {name}, which doesn't exist" for name in sorted(told - known))


def members(*kinds: type[Enum]) -> set[str]:
    return {f"{kind.__name__}.{name}" for kind in kinds for name in kind.__members__}


def mistranslated(some: Iterable[Term], spoken: Iterable[tuple[str, str, str]]) -> Iterator[str]:
    """Messages that are a term and are translated by another word than the glossary's."""
    chinese = {term.en: term.zh for term in some}
    for room, message, translation in spoken:
        if chinese.get(message.lower(), translation) != translation:
            yield f"{room}: {message!r} is {chinese[message.lower()]}, not {translation}"


def banned_words(page: str) -> list[str]:
    return [row["word"] for row in BANNED.finditer(page.rsplit("## Words we do not use", maxsplit=1)[-1])]


def banned(words: Iterable[str], said: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Messages with a word the house doesn't use."""
    pattern = re.compile(rf"\b({'|'.join(words)})s?\b", re.IGNORECASE)
    yield from (f"{room}: {text!r} says {found[1]!r}" for room, text in said if (found := pattern.search(text)))


GLOSSARY = (DOCS / "glossary.md").read_text()


def test_each_term_means_one_thing_in_both_languages() -> None:
    assert len(terms(GLOSSARY)) == sum(line.startswith("| ") and "`" not in line[:3] for line in body(GLOSSARY))
    assert list(unclear(terms(GLOSSARY))) == []


def body(page: str) -> list[str]:
    """The lines of the tables of terms, without their heads."""
    lines = page.split("## Words we do not use", maxsplit=1)[0].splitlines()
    return [line for line in lines if line.startswith("| ") and not line.startswith("| 中文")]


def test_models_roles_and_stages_are_named_by_the_glossary() -> None:
    models = {
        one.__name__
        for one in apps.get_models()
        if one._meta.app_label in {"cases", "contacts", "files", "forms", "halls", "notices", "parties", "security"}
    }
    vocabulary = members(Role, *vocabularies())
    enums = {kind.__name__ for kind in vocabularies()}
    main = {name for name in vocabulary if name.split(".")[0] in {"Role", "StageName", "Urgency"}}
    assert list(unnamed(terms(GLOSSARY), main, vocabulary | models | enums)) == []


def vocabularies() -> list[type[Enum]]:
    from careline.cases.rules import facts, stages
    from careline.contacts.rules import compliance, follow_ups, verification
    from careline.contacts.rules import facts as of_contacts
    from careline.halls.rules import appointments
    from careline.notices.rules import facts as of_notices
    from careline.parties.rules import representation

    homes = (appointments, representation, of_contacts, of_notices, verification, follow_ups, compliance, facts, stages)
    kinds = [kind for home in homes for kind in vars(home).values()]
    return [kind for kind in kinds if isinstance(kind, type) and issubclass(kind, Enum)]


def test_catalogues_translate_terms_as_the_glossary_does() -> None:
    spoken = ((room, entry.id, entry.string) for room in ROOMS for entry in catalogue_of(PACKAGE / room))
    assert list(mistranslated(terms(GLOSSARY), (one for one in spoken if isinstance(one[1], str)))) == []


def test_no_message_uses_a_word_the_house_does_not_use() -> None:
    said = ((room, message.text) for room in ROOMS for message in messages_of(PACKAGE / room))
    assert banned_words(GLOSSARY)
    assert list(banned(banned_words(GLOSSARY), said)) == []


@pytest.mark.parametrize("page", ["| 客户 | customer | |\n| 客户 | client | |", "| 客户 | user | |\n| 用户 | user | |"])
def test_planted_double_meaning_is_reported(page: str) -> None:
    assert len(list(unclear(terms(page)))) == 1


def test_planted_unnamed_code_is_reported() -> None:
    some = terms("| 坐席 | agent | `Role.AGENT` |\n| 幽灵 | ghost | `Ghost` |")
    assert len(list(unnamed(some, {"Role.AGENT", "Role.AUDITOR"}, {"Role.AGENT", "Role.AUDITOR"}))) == 2


def test_planted_mistranslation_is_reported() -> None:
    assert (
        len(list(mistranslated(terms("| 坐席 | agent | |"), [("web", "Agent", "代理"), ("web", "Agent", "坐席")]))) == 1
    )


def test_planted_banned_word_is_reported() -> None:
    assert len(list(banned(["ticket"], [("web", "Close all Tickets"), ("web", "Ticketing")]))) == 1
