"""What the house says: every message in the code and the templates, and every catalogue that answers it."""

import ast
import importlib.util
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po
from django.utils.translation.template import templatize

SPEAKERS = {"gettext": 1, "ngettext": 2, "pgettext": 2, "npgettext": 3}
"""How many of the first arguments are text a translator reads."""
BORROWED = {"project": "click"}
"""The command line speaks the words of the library it is made with, from its own catalogue."""
IN_TEMPLATE = re.compile(r" (?P<kind>gettext|ngettext|pgettext|npgettext|_)\((?P<arguments>.*?)\)(?= |$)", re.MULTILINE)
NOT_CONSTANT = "(a text that is not constant)"
PLACEHOLDERS = re.compile(r"%\(\w+\)[sdf]|%[sdf]|\{\w*\}")


@dataclass(frozen=True)
class Message:
    """One message where it stands: what English readers read."""

    text: str
    path: Path
    line: int
    context: str = ""
    plural: str = ""


def messages_of(room: Path) -> Iterator[Message]:
    """Yield every message a room's code and templates say."""
    for path in sorted(room.rglob("*.py")):
        yield from messages_in_code(path)
    for path in sorted([*room.rglob("*.html"), *room.rglob("*.txt")]):
        yield from messages_in_template(path)


def borrowed_by(room: Path) -> set[str]:
    """Return the messages of the library whose words a room speaks besides its own."""
    library = BORROWED.get(room.name)
    found = importlib.util.find_spec(library) if library else None
    places = found.submodule_search_locations if found else None
    return {message.text for place in places or () for message in messages_of(Path(place))}


def messages_in_code(path: Path) -> Iterator[Message]:
    """Yield the texts given to gettext under whatever name; a text that isn't constant is shown as such."""
    tree = ast.parse(path.read_text())
    names = speakers_in(tree)
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if called not in names or not node.args:
            continue
        texts = [one.value if isinstance(one, ast.Constant) else NOT_CONSTANT for one in node.args]
        yield message(names[called], [str(text) for text in texts[: SPEAKERS[names[called]]]], path, node.lineno)


def speakers_in(tree: ast.Module) -> dict[str, str]:
    """Return by which names a module calls gettext and its kin: `_` for gettext_lazy, and so on.

    A module that defines such a name itself, over a text it is given, isn't one that speaks.
    """
    defined = {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}
    if defined & {"_", *SPEAKERS}:
        return {}
    imported = (node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom))
    aliases = {alias.asname or alias.name: alias.name for node in imported for alias in node.names}
    kin = {name: real.replace("_lazy", "").replace("_noop", "") for name, real in {**aliases, "_": "gettext"}.items()}
    plain = {f"{kind}{ending}": kind for kind in SPEAKERS for ending in ("", "_lazy", "_noop")}
    return plain | {name: real for name, real in kin.items() if real in SPEAKERS}


def message(kind: str, texts: list[str], path: Path, line: int) -> Message:
    """Return the message that was given to one kind of gettext."""
    context = texts.pop(0) if kind.startswith(("p", "np")) else ""
    plural = texts[1] if kind.startswith("n") else ""
    return Message(texts[0], path, line, context, plural)


def messages_in_template(path: Path) -> Iterator[Message]:
    """Yield the texts of the translation tags of a template."""
    source = templatize(path.read_text(), origin=str(path))
    for found in IN_TEMPLATE.finditer(source):
        call = ast.parse(f"f({found['arguments']})", mode="eval").body
        assert isinstance(call, ast.Call)
        texts = [str(one.value) for one in call.args if isinstance(one, ast.Constant)]
        kind = found["kind"] if found["kind"] != "_" else "gettext"
        yield message(kind, texts, path, source.count("\n", 0, found.start()) + 1)


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
