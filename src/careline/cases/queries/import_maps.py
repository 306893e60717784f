"""The maps that come with Careline, and those an operator writes."""

import tomllib
from importlib.resources import files
from pathlib import Path

from careline.cases.rules.import_map import ImportMap, read_map
from careline.kernel.tables.cells import BadImportMap

SHIPPED = files("careline.cases") / "maps"


def shipped_maps() -> list[str]:
    """Return the names of the maps that come with Careline."""
    return sorted(file.name.removesuffix(".toml") for file in SHIPPED.iterdir() if file.name.endswith(".toml"))


def import_map(name: str) -> ImportMap:
    """Return a map: a shipped one by its name, or any by its path.

    :raises BadImportMap: when there is none, or it can't be read.
    """
    source = SHIPPED / f"{name}.toml" if name in shipped_maps() else Path(name)
    try:
        return read_map(tomllib.loads(source.read_text(encoding="utf-8")))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as broken:
        raise BadImportMap(field=name, place=name, problem=str(broken)) from broken
