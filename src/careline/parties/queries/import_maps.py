"""The maps for lists: those that come with Careline, those saved on the screen, and those in files."""

import tomllib
from importlib.resources import files
from pathlib import Path
from typing import Any

from careline.kernel.refusals import Refusal
from careline.kernel.tables.cells import BadImportMap
from careline.parties.models import SavedMap
from careline.parties.rules.import_map import SECTIONS, ListMap, read_list_map, subject_of
from careline.parties.rules.imports import LISTS, ImportSubject
from careline.security.actor import Actor
from careline.security.policy import require

SHIPPED = files("careline.parties") / "maps"


class NoSuchMap(Refusal):
    """There is no map of this name: a wrong word in a field, never an address that leads nowhere."""

    code = "parties.no_such_map"


def shipped_maps() -> list[str]:
    """Return the names of the maps that come with Careline."""
    return sorted(file.name.removesuffix(".toml") for file in SHIPPED.iterdir() if file.name.endswith(".toml"))


def map_names(*, by: Actor, subject: ImportSubject = ImportSubject.CUSTOMERS) -> list[str]:
    """Return the names of all maps for such lists to choose from, the house's own first."""
    require(by, LISTS)
    saved = SavedMap.objects.filter(told__has_key=SECTIONS[subject]).order_by("name")
    shipped = [name for name in shipped_maps() if subject_of(told_map(name=name)) is subject]
    return [*saved.values_list("name", flat=True), *shipped]


def told_map(*, name: str) -> dict[str, Any]:
    """Return a saved map or a shipped one by its name, as it was told.

    :raises NoSuchMap: when there is none.
    """
    saved = SavedMap.objects.filter(name=name).first()
    if saved:
        return dict(saved.told)
    if name in shipped_maps():
        return tomllib.loads((SHIPPED / f"{name}.toml").read_text(encoding="utf-8"))
    raise NoSuchMap(field="map", name=name)


def list_map(name: str) -> ListMap:
    """Return a map by its name, or any by its path; whatever the lists are of that it fits.

    :raises BadImportMap: when there is none, or it can't be read.
    """
    told = _told_by(name)
    return read_list_map(told, subject_of(told))


def _told_by(name: str) -> dict[str, Any]:
    try:
        return told_map(name=name)
    except NoSuchMap:
        pass
    try:
        return tomllib.loads(Path(name).read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as broken:
        raise BadImportMap(field="map", place=name, problem=str(broken)) from broken
