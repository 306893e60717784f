"""How one asks for a page."""

from typing import Annotated

from pydantic import Field, StringConstraints

from careline.api.shapes.kinds import Told

After = Annotated[
    str,
    StringConstraints(max_length=1000, pattern=r"^[A-Za-z0-9_-]*$"),
    Field(description="Where to go on; it stands in the `next` of the page before and means nothing to anybody else."),
]
Limit = Annotated[int, Field(ge=1, le=100, description="How many at most.")]


class PageAsked(Told):
    """Which page of a list."""

    after: After = ""
    limit: Limit = 50
