"""A process in which Django is set up again announces every room again; each thing announced is there once."""

import re
from collections.abc import Iterator, Mapping
from importlib import import_module
from pathlib import Path

import pytest
from django.apps import apps

REGISTERS = (
    "careline.kernel.sentences._catalogue",
    "careline.kernel.sentences._words",
    "careline.security.policy._policies",
    "careline.security.reactions.registry._reactions",
    "careline.security.ports.holdings._holdings",
    "careline.security.ports.lists._kinds",
    "careline.security.rules.keymap._acts",
    "careline.notices.rules.kinds._kinds",
    "careline.contacts.ports.binding._sources",
    "careline.parties.ports.keeping._sources",
    "careline.parties.ports.open_work._sources",
)


def held() -> Iterator[tuple[str, Mapping[object, object]]]:
    for register in REGISTERS:
        module, _, name = register.rpartition(".")
        yield register, dict(getattr(import_module(module), name))


@pytest.mark.parametrize("room", [one.label for one in apps.get_app_configs() if one.name.startswith("careline.")])
def test_a_room_that_is_ready_again_is_there_once(room: str) -> None:
    before = dict(held())
    assert all(before.values())
    apps.get_app_config(room).ready()
    assert dict(held()) == before


def test_no_register_is_left_out() -> None:
    """Whatever says `register_once` is looked at above: a new port can't be announced twice unseen."""
    package = Path(import_module("careline").__file__ or "").parent
    kept = re.compile(r"register_once\(\s*(_\w+),")
    found = {
        ".".join((*path.relative_to(package.parent).with_suffix("").parts, name))
        for path in package.rglob("*.py")
        for name in kept.findall(path.read_text("utf-8"))
    }
    assert found == set(REGISTERS)
