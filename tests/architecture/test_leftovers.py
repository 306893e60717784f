"""Nothing half done, nothing from outside the checkout, and nothing built is kept in git."""

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.reading import CHECKOUT, plant

UNFINISHED = re.compile(r"\b(TODO|FIXME|XXX|HACK|NotImplementedError)\b")
OUTSIDE = re.compile(r"\.\./shared|(?<![\w.])/work/|/home/\w+/|/Users/\w+/|/root/")
REGISTRY = re.compile(r"--(extra-)?index-url|--find-links|\"resolved\": \"https?:|@ https?:")
LOCKS = {"requirements.lock", "requirements-dev.lock", "package-lock.json"}
BUILT = {".mo", ".pyc", ".whl", ".so", ".sqlite3", ".woff", ".woff2", ".ttf", ".zip", ".gz"}
SOURCE = {".py", ".html", ".css", ".js", ".po", ".toml", ".sql"}
BUILT_FOLDERS = {"__pycache__", "vendor"}
PICTURES = {".png"}
THIS = "tests/architecture/test_leftovers.py"


def kept_files(checkout: Path) -> list[Path]:
    """Return what git keeps; in a tree without git, such as an unpacked archive, what lies in source folders."""
    listed = subprocess.run(["git", "-C", checkout, "ls-files", "-z"], capture_output=True, text=True, check=False)
    if listed.returncode == 0:
        names = [name for name in listed.stdout.split("\0") if name]
    else:
        names = [str(path.relative_to(checkout)) for path in checkout.rglob("*") if "__pycache__" not in path.parts]
    return [checkout / name for name in names if name != THIS and (checkout / name).is_file()]


def leftovers(checkout: Path) -> Iterator[str]:
    """Files that are binary or built, and lines that are unfinished or point outside the checkout."""
    for path in kept_files(checkout):
        name, content = path.relative_to(checkout), path.read_bytes()
        if path.suffix in PICTURES and name.parts[0] == "docs":
            continue
        if path.suffix in BUILT or b"\0" in content or "vendor" in name.parts:
            yield f"{name} is built or binary and has no place in git"
            continue
        for number, line in enumerate(content.decode().splitlines(), 1):
            yield from (f"{name}:{number} {what}" for what in faults_of(line, name))


def faults_of(line: str, name: Path) -> Iterator[str]:
    if UNFINISHED.search(line):
        yield "is unfinished"
    if OUTSIDE.search(line):
        yield "points outside the checkout"
    if name.name in LOCKS and REGISTRY.search(line):
        yield "names a registry"


def unkept(checkout: Path) -> list[str]:
    """Return source files that git is told to ignore: here everything works, and for everybody else it doesn't."""
    asked = [
        "git",
        "-C",
        str(checkout),
        "ls-files",
        "-z",
        "--others",
        "--ignored",
        "--exclude-standard",
        "src",
        "tests",
    ]
    listed = subprocess.run(asked, capture_output=True, text=True, check=False).stdout.split("\0")
    return [name for name in listed if Path(name).suffix in SOURCE and not BUILT_FOLDERS & set(Path(name).parts)]


def test_nothing_is_left_over() -> None:
    assert list(leftovers(CHECKOUT)) == []


def test_git_keeps_every_source_file() -> None:
    assert unkept(CHECKOUT) == []


def test_planted_ignored_source_is_reported(tmp_path: Path) -> None:
    names = ["src/rules/a.py", "src/static/vendor/b.js", "src/kept.py"]
    tree = plant(tmp_path, {".gitignore": "rules/\nvendor/\n", **dict.fromkeys(names, "")})
    subprocess.run(["git", "init", "-q", tree], check=True)
    assert unkept(tree) == ["src/rules/a.py"]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("src/a.py", "x = 1  # TODO: later"),
        ("src/a.py", "raise NotImplementedError"),
        ("docs/a.md", "see ../shared/docs/design.md"),
        ("Makefile", "cp /work/main ."),
        ("requirements.lock", "--index-url https://pypi.example.org/simple"),
        ("package-lock.json", '"resolved": "https://registry.example.org/htmx.tgz"'),
        ("src/careline/a.mo", "x"),
        ("src/careline/web/static/vendor/htmx.js", "x"),
        ("src/blob.dat", "a\0b"),
        ("src/desk.png", "a\0b"),
    ],
)
def test_planted_leftover_is_reported(tmp_path: Path, name: str, text: str) -> None:
    assert len(list(leftovers(plant(tmp_path, {name: text})))) == 1
