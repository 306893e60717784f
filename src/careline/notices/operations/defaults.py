"""The canned replies a new house begins with, which an operator edits."""

import tomllib
from datetime import datetime
from importlib.resources import files

from careline.notices.operations.canned import CannedTold, approve_canned, set_canned
from careline.security.actor import Actor
from careline.security.operation import operation

SHIPPED = files("careline.notices") / "defaults" / "canned.toml"


@operation()
def install_default_canned(*, by: Actor, at: datetime) -> None:
    """Offer the default replies; the house's own words need no second person."""
    for code, told in tomllib.loads(SHIPPED.read_text("utf-8")).items():
        set_canned(code=code, told=CannedTold(**told), by=by, at=at)
        approve_canned(code=code, by=by, at=at)
