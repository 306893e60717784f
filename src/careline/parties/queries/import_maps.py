"""The maps for lists of customers: those that come with Careline, those saved on the screen, and those in files."""

import tomllib
from importlib.resources import files
from pathlib import Path
from typing import Any

from careline.kernel.refusals import Refusal
from careline.kernel.tables.cells import BadImportMap
from careline.parties.models import SavedMap
from careline.parties.rules.import_map import CustomerMap, read_customer_map
from careline.security.actor import Actor
from careline.security.policy import require

SHIPPED = files("careline.parties") / "maps"


class NoSuchMap(Refusal):
    """There is no map of this name: a wrong word in a field, never an address that leads nowhere."""

    code = "parties.no_such_map"


def shipped_maps() -> list[str]:
    """Return the names of the maps that come with Careline."""
    return sorted(file.name.removesuffix(".toml") for file in SHIPPED.iterdir() if file.name.endswith(".toml"))


def map_names(*, by: Actor) -> list[str]:
    """Return the names of all maps to choose from, the house's own first."""
    require(by, "parties.import_customers")
    return [*SavedMap.objects.order_by("name").values_list("name", flat=True), *shipped_maps()]


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


def customer_map(name: str) -> CustomerMap:
    """Return a map by its name, or any by its path.

    :raises BadImportMap: when there is none, or it can't be read.
    """
    try:
        return read_customer_map(told_map(name=name))
    except NoSuchMap:
        pass
    try:
        return read_customer_map(tomllib.loads(Path(name).read_text(encoding="utf-8")))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as broken:
        raise BadImportMap(field="map", place=name, problem=str(broken)) from broken
