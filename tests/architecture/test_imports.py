"""Import-linter's contracts hold on the house, and each was seen to report a fault planted on a small house."""

import json
import os
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from tests.architecture.reading import CHECKOUT, PACKAGE, plant

SKELETON = {
    "project": ["settings"],
    "web": ["agent"],
    "api": ["routes"],
    "cases": ["rules", "events", "sentences", "models", "policies", "queries", "operations", "reactions"],
    "halls": ["rules", "models"],
    "contacts": ["rules", "models"],
    "clocks": ["rules", "models"],
    "parties": ["rules", "models", "ports"],
    "forms": ["rules", "models"],
    "files": ["rules", "models"],
    "notices": ["rules", "models", "ports"],
    "security": ["rules", "actor", "models", "policy", "operation", "ledger", "queries", "operations"],
    "kernel": ["clock", "identity"],
}

FAULTS = {
    "rooms": {
        "a lower room climbs": {"parties.models": "from careline.cases import models"},
        "a contact knows of complaints": {"contacts.models": "from careline.cases import models"},
        "a contact knows who was expected": {"contacts.models": "from careline.halls import models"},
        "a hall knows of complaints": {"halls.models": "from careline.cases import models"},
        "a file knows where it hangs": {"files.models": "from careline.cases import models"},
        "a notice knows a file": {"notices.models": "from careline.files import models"},
        "a notice knows whom it is for": {"notices.models": "from careline.parties import models"},
        "siblings know each other": {"web.agent": "from careline.api import routes"},
        "a climb hidden in a function": {"kernel.identity": "def f():\n    import careline.security.actor"},
        "a room nobody placed": {"helpdesk.rules": ""},
    },
    "drawers": {
        "rules reach for models": {"clocks.rules": "from careline.clocks import models"},
        "a query writes": {"cases.queries": "from careline.cases.operations import x"},
        "a drawer nobody placed": {"cases.toolbox": ""},
    },
    "drawers-of-security": {
        "models reach for the ledger": {"security.models": "from careline.security import ledger"},
        "a drawer of security nobody placed": {"security.toolbox": ""},
    },
    "pure": {
        "Django in rules": {"cases.rules": "from django.db import models"},
        "Django in events": {"cases.events": "import django"},
        "Django in the kernel": {"kernel.identity": "from django.utils import timezone"},
        "Django behind a rule's back": {
            "cases.rules": "from careline.security import policy",
            "security.policy": "import django",
        },
    },
    "no-database-below": {
        "a sentence asks the database": {"cases.sentences": "from careline.parties import models"},
        "a port asks the database": {"parties.ports": "import psycopg"},
    },
    "time-is-passed-in": {
        "an operation reads the clock": {"cases.operations": "from careline.kernel.clock import now"},
        "a rule reads the clock": {"clocks.rules": "from careline.kernel import clock"},
    },
    "edges-write-through-operations": {
        "a screen opens a table": {"web.agent": "from careline.cases.models import Complaint"},
        "the API opens a table": {"api.routes": "import careline.parties.models"},
    },
    "no-circles": {
        "two doors need each other": {
            "security.policy": "from careline.security import operation",
            "security.operation": "from careline.security import policy",
        },
    },
}
PLANTED = [(contract, what) for contract, faults in FAULTS.items() for what in faults]

CHILD = """
import importlib, json, sys
from importlinter import configuration
from importlinter.application import use_cases
configuration.configure()
options = use_cases.read_user_options("pyproject.toml")
use_cases._register_contract_types(options)
ids = {contract["name"]: contract["id"] for contract in options.contracts_options}
for house in json.load(sys.stdin):
    sys.path.insert(0, house)
    importlib.invalidate_caches()
    report = use_cases.create_report(options, cache_dir=None)
    print(json.dumps([ids[one.name] for one, check in report.get_contracts_and_checks() if not check.kept]))
    sys.path.remove(house)
"""


def house(root: Path, fault: Mapping[str, str]) -> Path:
    """Build a house with the real rooms' shape, and the fault in it."""
    sound = [f"{room}.{drawer}" for room, drawers in SKELETON.items() for drawer in drawers]
    modules = dict.fromkeys(["__main__", *sound], "") | fault
    files = {f"careline/{name.replace('.', '/')}.py": text for name, text in modules.items()}
    folders = {str(Path(name).parent) for name in files}
    return plant(root, files | {f"{folder}/__init__.py": "" for folder in folders})


def broken_contracts(houses: list[Path]) -> Iterator[list[str]]:
    """Ask import-linter about each house under the real contracts, in one process that never saw the real package."""
    done = subprocess.run(
        [sys.executable, "-c", CHILD],
        input=json.dumps([str(one) for one in houses]),
        cwd=CHECKOUT,
        env={name: value for name, value in os.environ.items() if name != "PYTHONPATH"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return (json.loads(line) for line in done.stdout.splitlines() if line.startswith("["))


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """Report the contracts broken by the real house, by a small sound one, and by one for each planted fault."""
    root = tmp_path_factory.mktemp("houses")
    houses = {"real": PACKAGE.parent, "sound": house(root / "sound", {})}
    houses |= {what: house(root / what.replace(" ", "-"), FAULTS[contract][what]) for contract, what in PLANTED}
    return dict(zip(houses, broken_contracts(list(houses.values())), strict=True))


@pytest.mark.parametrize("which", ["real", "sound"])
def test_the_house_keeps_every_contract(broken: dict[str, list[str]], which: str) -> None:
    assert broken[which] == []


@pytest.mark.parametrize(("contract", "what"), PLANTED)
def test_planted_fault_breaks_its_contract(broken: dict[str, list[str]], contract: str, what: str) -> None:
    assert contract in broken[what]


def test_every_contract_has_a_planted_fault() -> None:
    linter = tomllib.loads((CHECKOUT / "pyproject.toml").read_text())["tool"]["importlinter"]
    assert {contract["id"] for contract in linter["contracts"]} == set(FAULTS)
