"""Parameters of an address: one that nobody knows is refused, for a misspelt filter would show too much."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest

from careline.api.validation import FieldUnknown


def parameters_of(view: Callable[..., Any]) -> frozenset[str]:
    """Return the names of the query parameters an endpoint takes."""
    models = view._ninja_operation.models  # type: ignore[attr-defined]  # noqa: SLF001  (ninja leaves its mark there)
    asked = (model for model in models if model.__ninja_param_source__ == "query")
    return frozenset(name for model in asked for name in model.__ninja_flatten_map__)


def check_parameters(request: HttpRequest, known: frozenset[str]) -> None:
    """Refuse a parameter nobody knows.

    :raises FieldUnknown: naming it.
    """
    for name in request.GET:
        if name not in known:
            raise FieldUnknown(field=name)
