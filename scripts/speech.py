"""What the house says: every message in the code and the templates, and every catalogue that answers it."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po
from django.utils.translation.template import templatize

GETTEXT = {"_", "gettext", "gettext_lazy", "gettext_noop"}
NGETTEXT = {"ngettext", "ngettext_lazy"}
PGETTEXT = {"pgettext", "pgettext_lazy"}
IN_TEMPLATE = re.compile(r" (gettext|ngettext|pgettext|npgettext|_)\((?P<arguments>.*?)\)(?= |$)", re.MULTILINE)
PLACEHOLDERS = re.compile(r"%\(\w+\)[sdf]|%[sdf]|\{\w*\}")


@dataclass(frozen=True)
class Message:
    """One message where it stands: what English readers read."""

    text: str
    path: Path
    line: int
    context: str = ""
    plural: str = ""


def called(node: ast.Call) -> str:
    """Return the last part of the name of what is called."""
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def messages_of(room: Path) -> Iterator[Message]:
    """Yield every message a room's code and templates say."""
    for path in sorted(room.rglob("*.py")):
        yield from messages_in_code(path)
    for path in sorted([*room.rglob("*.html"), *room.rglob("*.txt")]):
        yield from messages_in_template(path)


def messages_in_code(path: Path) -> Iterator[Message]:
    """Yield the constant texts given to gettext; a text that isn't constant can't be found by a translator."""
    for node in ast.walk(ast.parse(path.read_text())):
        if not isinstance(node, ast.Call):
            continue
        texts = [one.value if isinstance(one, ast.Constant) else None for one in node.args]
        match called(node):
            case name if name in GETTEXT and texts:
                yield Message(str(texts[0] or "(not a constant)"), path, node.lineno)
            case name if name in NGETTEXT and len(texts) > 1:
                yield Message(str(texts[0]), path, node.lineno, plural=str(texts[1]))
            case name if name in PGETTEXT and len(texts) > 1:
                yield Message(str(texts[1]), path, node.lineno, str(texts[0]))


def messages_in_template(path: Path) -> Iterator[Message]:
    """Yield the texts of the translation tags of a template."""
    source = templatize(path.read_text(), origin=str(path))
    for found in IN_TEMPLATE.finditer(source):
        arguments = ast.parse(f"f({found['arguments']})", mode="eval").body
        assert isinstance(arguments, ast.Call)
        texts = [one.value for one in arguments.args if isinstance(one, ast.Constant)]
        line = source.count("\n", 0, found.start()) + 1
        context = str(texts.pop(0)) if "pgettext" in found[1] else ""
        plural = str(texts[1]) if found[1].startswith("n") else ""
        yield Message(str(texts[0]), path, line, context, plural)


def catalogue_path(room: Path) -> Path:
    """Return where a room's Chinese catalogue lies."""
    return room / "locale" / "zh_Hans" / "LC_MESSAGES" / "django.po"


def catalogue_of(room: Path) -> Catalog:
    """Return a room's Chinese catalogue; an empty one where the room says nothing."""
    path = catalogue_path(room)
    if not path.exists():
        return Catalog(locale="zh_Hans")
    with path.open("rb") as file:
        return read_po(file, locale="zh_Hans", abort_invalid=True)


def placeholders(text: str) -> list[str]:
    """Return the placeholders of a message, in an order of their own."""
    return sorted(PLACEHOLDERS.findall(text))
