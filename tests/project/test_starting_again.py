"""A process in which Django is set up again announces every room again; each thing announced is there once."""

from collections.abc import Iterator, Mapping
from importlib import import_module

import pytest
from django.apps import apps

REGISTERS = {
    "careline.kernel.sentences": "_catalogue",
    "careline.security.policy": "_policies",
    "careline.security.reactions.registry": "_reactions",
    "careline.security.ports.holdings": "_holdings",
    "careline.security.rules.keymap": "_acts",
    "careline.notices.rules.kinds": "_kinds",
    "careline.parties.ports.keeping": "_sources",
    "careline.parties.ports.open_work": "_sources",
}


def held() -> Iterator[tuple[str, Mapping[object, object]]]:
    for module, name in REGISTERS.items():
        yield module, dict(getattr(import_module(module), name))


@pytest.mark.parametrize("room", [one.label for one in apps.get_app_configs() if one.name.startswith("careline.")])
def test_a_room_that_is_ready_again_is_there_once(room: str) -> None:
    before = dict(held())
    assert all(before.values())
    apps.get_app_config(room).ready()
    assert dict(held()) == before
