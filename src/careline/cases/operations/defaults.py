"""The categories a new house begins with (CP02), which an operator edits."""

import tomllib
from datetime import datetime
from importlib.resources import files

from careline.cases.operations.categories import Naming, set_category
from careline.security.actor import Actor
from careline.security.operation import operation

SHIPPED = files("careline.cases") / "defaults" / "categories.toml"


@operation()
def install_default_categories(*, by: Actor, at: datetime) -> None:
    """Offer the default categories with their strategies (CP09)."""
    categories = tomllib.loads(SHIPPED.read_text(encoding="utf-8"))
    for position, (code, told) in enumerate(categories.items()):
        set_category(code=code, naming=Naming(position=position, **told), by=by, at=at)
