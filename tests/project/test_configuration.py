"""Every variable the code reads is told in docs/configuration.md, and nothing else is."""

import re
from pathlib import Path

TOP = Path(__file__).resolve().parents[2]
VARIABLE = re.compile(
    r"""env(?:iron)?(?:\.get|\.setdefault)?[\[(]"(CARELINE_[A-Z_]+|DATABASE_URL)"|"(CARELINE_LANG)","""
)
TOLD = re.compile(r"^\| `(CARELINE_[A-Z_]+|DATABASE_URL)` \|", re.MULTILINE)


def read_by_code() -> set[str]:
    found = (VARIABLE.findall(path.read_text()) for path in (TOP / "src").rglob("*.py"))
    return {one or other for pairs in found for one, other in pairs}


def test_every_variable_is_told() -> None:
    assert read_by_code() == set(TOLD.findall((TOP / "docs" / "configuration.md").read_text()))
