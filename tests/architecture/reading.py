"""How the checks read the house, and how a fault is planted on a small tree of its own."""

import ast
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]
PACKAGE = CHECKOUT / "src" / "careline"
DOCS = CHECKOUT / "docs"
ROOMS = (
    "kernel",
    "security",
    "forms",
    "notices",
    "files",
    "parties",
    "clocks",
    "contacts",
    "halls",
    "cases",
    "web",
    "api",
    "project",
)
"""From the ground up."""


def python_files(package: Path) -> Iterator[Path]:
    """Every source file but migrations, which Django writes."""
    return (path for path in sorted(package.rglob("*.py")) if "migrations" not in path.parts)


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(), filename=str(path))


def drawer(package: Path, name: str) -> Iterator[Path]:
    """Every file of one drawer in every room, whether the drawer is a file or a folder."""
    for path in python_files(package):
        inside = path.relative_to(package).parts[1:]
        if inside and inside[0] in {name, f"{name}.py"}:
            yield path


def functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def name_of(node: ast.expr) -> str:
    """`a.b.c` for the expression a.b.c, the function's name for a call, and nothing for what has no name."""
    match node:
        case ast.Name(id=name):
            return name
        case ast.Attribute(value=value, attr=attr):
            return f"{name_of(value)}.{attr}".lstrip(".")
        case ast.Call(func=func):
            return name_of(func)
        case _:
            return ""


def place(path: Path, package: Path, line: int = 0) -> str:
    return f"{path.relative_to(package)}:{line}" if line else str(path.relative_to(package))


def plant(root: Path, files: Mapping[str, str]) -> Path:
    """Write a small tree of files with a fault in it, and return its root."""
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return root
