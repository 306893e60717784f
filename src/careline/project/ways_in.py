"""Two ways in: programs come by the API's, where nothing is of use that only pages need; everybody else by the pages'.

No cookie is looked at under the API's addresses, so there is no session to resume, no form to protect and no language
chosen at a desk. Going through all of that and finding nothing was a tenth of what a program's request cost.
"""

from collections.abc import Callable
from typing import Any, cast

from django.conf import settings
from django.core.handlers.exception import convert_exception_to_response
from django.http import HttpRequest, HttpResponse
from django.utils.module_loading import import_string

PROGRAMS = "api/v1/"
"""Where the API's addresses begin, below the root."""
Ask = Callable[[HttpRequest], HttpResponse]


class WaysIn:
    """Middleware that has the pages' own middleware (`CARELINE_PAGES`) pass on what isn't a program's."""

    def __init__(self, get_response: Ask) -> None:
        self.programs = self.pages = get_response
        self._views: list[Callable[..., Any]] = []
        self._exceptions: list[Callable[..., Any]] = []
        for name in reversed(settings.CARELINE_PAGES):  # the last is the nearest to the view, as in Django's own list
            inner = import_string(name)(self.pages)
            self._views[:0] = [inner.process_view] if hasattr(inner, "process_view") else []
            self._exceptions += [inner.process_exception] if hasattr(inner, "process_exception") else []
            self.pages = cast("Ask", convert_exception_to_response(inner))

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Send a request its way."""
        return self.programs(request) if is_a_programs(request) else self.pages(request)

    def process_view(self, request: HttpRequest, *view: Any) -> HttpResponse | None:
        """Have the pages' middleware look at the view that was found, outermost first."""
        return None if is_a_programs(request) else _first(self._views, request, *view)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Have the pages' middleware answer for what went wrong, innermost first."""
        return None if is_a_programs(request) else _first(self._exceptions, request, exception)


def is_a_programs(request: HttpRequest) -> bool:
    """Return whether a request is for the API."""
    return request.path_info.startswith(f"/{PROGRAMS}")


def _first(hooks: list[Callable[..., Any]], *told: Any) -> HttpResponse | None:
    return next((answer for hook in hooks if (answer := hook(*told)) is not None), None)
