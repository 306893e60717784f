"""Every message is said in both languages: English is the message itself, Chinese stands in the room's catalogue."""

import io
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Message as Entry
from babel.messages.mofile import write_mo
from scripts.speech import borrowed_by, catalogue_of, messages_of, placeholders

from tests.architecture.reading import PACKAGE, ROOMS, plant

HAN = re.compile(r"[\u4e00-\u9fff]")
NARROW = re.compile(r"[\u4e00-\u9fff][,;:!?]|[,;:!?][\u4e00-\u9fff]|\([^)]*[\u4e00-\u9fff]")


def unsaid(room: Path) -> Iterator[str]:
    """Messages of a room without an entry in its catalogue, entries nobody says, and messages that aren't English."""
    said = {(message.text, message.context): message for message in messages_of(room)}
    known = {(texts_of(entry)[0], entry.context or "") for entry in entries(room)}
    for key, message in said.items():
        where = f"{message.path.relative_to(room.parent)}:{message.line} {message.text!r}"
        if key not in known:
            yield f"{where} is not in the catalogue: python -m scripts.catalogues"
        if HAN.search(message.text):
            yield f"{where} must be English; Chinese stands in the catalogue"
    borrowed = borrowed_by(room)
    yield from (f"{room.name}: nobody says {text!r} any more" for text, _ in known - set(said) if text not in borrowed)


def faulty_entries(room: Path) -> Iterator[str]:
    """Entries that are fuzzy, not translated, without their message's placeholders, or with narrow punctuation."""
    for entry in entries(room):
        ours, theirs = texts_of(entry), strings_of(entry)
        where = f"{room.name}: {ours[0]!r}"
        if entry.fuzzy:
            yield f"{where} is fuzzy"
        if not all(theirs):
            yield f"{where} is not translated"
        elif any(placeholders(text) != placeholders(ours[-1]) for text in theirs):
            yield f"{where} has other placeholders than {theirs[0]!r}"
        elif any(NARROW.search(text) for text in theirs):
            yield f"{where} has narrow punctuation in {theirs[0]!r}"


def contradictions(package: Path) -> Iterator[str]:
    """Messages that two rooms translate differently: Django merges all catalogues, so only one would be heard."""
    heard: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    for room in ROOMS:
        for entry in entries(package / room):
            heard[texts_of(entry)[0], str(entry.context or "")][strings_of(entry)[0]] = room
    for (text, _context), translations in heard.items():
        if len(translations) > 1:
            yield f"{text!r} is said differently: {translations}"


def entries(room: Path) -> Iterator[Entry]:
    return (entry for entry in catalogue_of(room) if entry.id)


def texts_of(entry: Entry) -> tuple[str, ...]:
    return (entry.id,) if isinstance(entry.id, str) else tuple(entry.id)


def strings_of(entry: Entry) -> tuple[str, ...]:
    return (entry.string,) if isinstance(entry.string, str) else tuple(entry.string)


@pytest.mark.parametrize("room", ROOMS)
def test_every_message_is_said_in_both_languages(room: str) -> None:
    assert [*unsaid(PACKAGE / room), *faulty_entries(PACKAGE / room)] == []


@pytest.mark.parametrize("room", ROOMS)
def test_every_catalogue_compiles(room: str) -> None:
    compiled = io.BytesIO()
    write_mo(compiled, catalogue_of(PACKAGE / room))
    assert compiled.getvalue()


def test_no_two_rooms_say_one_message_differently() -> None:
    assert list(contradictions(PACKAGE)) == []


HEAD = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'


def planted(root: Path, code: str, catalogue: str, name: str = "cases/sentences.py") -> Path:
    room = name.split("/", maxsplit=1)[0]
    return plant(root, {name: code, f"{room}/locale/zh_Hans/LC_MESSAGES/django.po": HEAD + catalogue}) / room


@pytest.mark.parametrize(
    ("code", "catalogue", "told"),
    [
        ("_('Closed.')", "", "is not in the catalogue"),
        ("from x import gettext_lazy as words\nwords('Closed.')", "", "is not in the catalogue"),
        ("_(text)", "", "is not in the catalogue"),
        ("_('已归档')", 'msgid "已归档"\nmsgstr "已归档"\n', "must be English"),
        ("", 'msgid "Gone."\nmsgstr "没了。"\n', "nobody says"),
    ],
)
def test_planted_unsaid_message_is_reported(tmp_path: Path, code: str, catalogue: str, told: str) -> None:
    (line,) = unsaid(planted(tmp_path, code, catalogue))
    assert told in line


@pytest.mark.parametrize(
    "template",
    [
        '{% load i18n %}\n<p>{% translate "Next item" %}</p>',
        "{% blocktranslate count n=n %}{{ n }} item{% plural %}{{ n }} items{% endblocktranslate %}",
        '<p>{{ _("Next item") }}</p>',
        '{% translate "Next item" context "button" %}',
    ],
)
def test_planted_unsaid_message_in_a_template_is_reported(tmp_path: Path, template: str) -> None:
    room = planted(tmp_path, template, "", "web/templates/web/desk.html")
    assert ["is not in the catalogue" in line for line in unsaid(room)] == [True]


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        ('#, fuzzy\nmsgid "Closed."\nmsgstr "已归档。"\n', "is fuzzy"),
        ('msgid "Closed."\nmsgstr ""\n', "is not translated"),
        ('msgid "Closed by {name}."\nmsgstr "已归档。"\n', "other placeholders"),
        ('msgid "Closed, done."\nmsgstr "已归档,办完。"\n', "narrow punctuation"),
        ('msgid "%(n)s left"\nmsgstr "剩 %(m)s"\n', "other placeholders"),
        ('msgid "%(n)s item"\nmsgid_plural "%(n)s items"\nmsgstr[0] "项"\n', "other placeholders"),
    ],
)
def test_planted_faulty_entry_is_reported(tmp_path: Path, entry: str, told: str) -> None:
    (line,) = faulty_entries(planted(tmp_path, "", entry))
    assert told in line


def test_planted_contradiction_is_reported(tmp_path: Path) -> None:
    planted(tmp_path, "", 'msgid "Close"\nmsgstr "关闭"\n')
    planted(tmp_path, "", 'msgid "Close"\nmsgstr "归档"\n', "web/pages.py")
    assert len(list(contradictions(tmp_path))) == 1
