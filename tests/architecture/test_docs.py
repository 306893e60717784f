"""The papers are whole: links lead somewhere, and every room, decision, command and setting has its place."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from careline.project.cli import main
from tests.architecture.reading import CHECKOUT, DOCS, PACKAGE, ROOMS, place, plant, python_files, tree_of

LINK = re.compile(r"!?\[[^\]]*\]\((?P<target>[^)\s]+)\)")
CODE = re.compile(r"```.*?```|`[^`]*`", re.DOTALL)
SETTING = re.compile(r"CARELINE_[A-Z_]+|DATABASE_URL")
COUNTED = {12: "twelve", 13: "thirteen", 14: "fourteen", 15: "fifteen", 16: "sixteen", 17: "seventeen", 18: "eighteen"}
ROW = re.compile(r"^\| `(?P<name>[A-Z_]+)` \|", re.MULTILINE)


def papers(root: Path) -> list[Path]:
    return sorted([*root.glob("*.md"), *(root / "docs").rglob("*.md")])


def dead_links(root: Path) -> Iterator[str]:
    """Links between papers that lead to no file, or to no heading of it."""
    for paper in papers(root):
        for found in LINK.finditer(CODE.sub("", paper.read_text())):
            target, _, anchor = found["target"].partition("#")
            if ":" in target:
                continue
            file = (paper.parent / target).resolve() if target else paper
            if not file.exists() or (anchor and anchor not in anchors(file)):
                yield f"{place(paper, root)}: {found['target']} leads nowhere"


def anchors(paper: Path) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", paper.read_text(), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-") for heading in headings}


def unindexed(root: Path) -> Iterator[str]:
    """Decisions that the index doesn't list, or that lack one of their four parts."""
    index = (root / "docs/decisions/README.md").read_text()
    for page in sorted((root / "docs/decisions").glob("[0-9]*.md")):
        if f"({page.name})" not in index:
            yield f"{page.name} is not in the index"
        parts = ("## Context", "## Decision", "## Consequences", "## Alternatives")
        yield from (f"{page.name} has no “{part}”" for part in parts if part not in page.read_text())


def roomless(root: Path, rooms: tuple[str, ...]) -> Iterator[str]:
    """Rooms without a page, or whose page the index doesn't link."""
    index = (root / "docs/README.md").read_text()
    for room in rooms:
        if not (root / "docs/rooms" / f"{room}.md").exists() or f"(rooms/{room}.md)" not in index:
            yield f"the room {room} has no page"


def commands(command: click.Command, name: str = "careline") -> Iterator[str]:
    """The commands people type, each in full; hidden ones are for the house itself."""
    if command.hidden:
        return
    if not isinstance(command, click.Group):
        yield name
        return
    context = click.Context(command)
    for word in command.list_commands(context):
        found = command.get_command(context, word)
        yield from commands(found, f"{name} {word}") if found else ()


def settings_read(package: Path) -> set[str]:
    """Settings the code reads from the environment: they stand in it as constants."""
    constants = (node.value for path in python_files(package) for node in ast.walk(tree_of(path)) if is_text(node))
    return {text for text in constants if SETTING.fullmatch(text)}


def is_text(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def test_every_link_leads_somewhere() -> None:
    assert list(dead_links(CHECKOUT)) == []


def test_every_decision_is_whole_and_indexed() -> None:
    assert list(unindexed(CHECKOUT)) == []


def test_every_room_has_a_page() -> None:
    assert list(roomless(CHECKOUT, ROOMS)) == []


def test_every_room_is_in_the_picture_and_counted() -> None:
    assert set(re.findall(r"<text[^>]*>(\w+)</text>", (DOCS / "pictures" / "rooms.svg").read_text())) == set(ROOMS)
    assert f"You see {COUNTED[len(ROOMS)]} rooms" in (DOCS / "tour.md").read_text()


def test_every_command_is_documented_and_exists() -> None:
    told = set(re.findall(r"^\| `(careline [a-z -]+?)`", (DOCS / "commands.md").read_text(), re.MULTILINE))
    assert told == set(commands(main))


def test_every_setting_is_documented_and_read() -> None:
    told = {row["name"] for row in ROW.finditer((DOCS / "configuration.md").read_text())}
    assert told == settings_read(PACKAGE)


@pytest.mark.parametrize("link", ["[a](b.md)", "![a](pictures/none.png)", "[a](#nowhere)", "[a](a.md#nowhere)"])
def test_planted_dead_link_is_reported(tmp_path: Path, link: str) -> None:
    text = f"# Here\n[good](#here) [too](a.md#here) [far](https://example.org)\n`[code](x.md)`\n{link}\n"
    assert len(list(dead_links(plant(tmp_path, {"docs/a.md": text})))) == 1


def test_planted_lost_decision_is_reported(tmp_path: Path) -> None:
    whole = "## Context\n## Decision\n## Consequences\n"
    house = plant(tmp_path, {"docs/decisions/README.md": "", "docs/decisions/0007-x.md": whole})
    assert len(list(unindexed(house))) == 2


def test_planted_room_without_a_page_is_reported(tmp_path: Path) -> None:
    house = plant(
        tmp_path, {"docs/README.md": "[a](rooms/cases.md)", "docs/rooms/cases.md": "", "docs/rooms/web.md": ""}
    )
    assert list(roomless(house, ("cases", "web"))) == ["the room web has no page"]


def test_planted_setting_is_found(tmp_path: Path) -> None:
    code = "a = env.get('CARELINE_COLOUR')\nb = os.environ['DATABASE_URL']\nc = 'the CARELINE_PORT of old'\n"
    assert settings_read(plant(tmp_path, {"project/x.py": code})) == {"CARELINE_COLOUR", "DATABASE_URL"}


def test_commands_are_walked_to_their_leaves() -> None:
    @click.group()
    def root() -> None: ...

    @root.group()
    def ledger() -> None: ...

    ledger.command("verify")(lambda: None)
    root.command("up")(lambda: None)
    root.command("run", hidden=True)(lambda: None)
    assert set(commands(root)) == {"careline ledger verify", "careline up"}
