"""What a reader chooses for this browser: language and colours."""

from dataclasses import dataclass
from typing import Self

from django.http import HttpRequest, HttpResponse

THEMES = ("auto", "light", "dark")
YEAR = 365 * 24 * 3600


@dataclass(frozen=True)
class Preferences:
    """The choices in force; kept in cookies, because they belong to the desk, not to the person."""

    theme: str = "auto"

    @classmethod
    def of(cls, request: HttpRequest) -> Self:
        """Read the choices; whatever isn't one of ours counts as not chosen."""
        theme = request.COOKIES.get("careline_theme", "auto")
        return cls(theme if theme in THEMES else "auto")


def keep(response: HttpResponse, name: str, value: str) -> None:
    """Keep one choice for a year; scripts may read it, for it changes without a page load."""
    response.set_cookie(name, value, max_age=YEAR, samesite="Lax", httponly=False)
