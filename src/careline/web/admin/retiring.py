"""Stopping to offer something: the one question every catalogue of the administrator asks."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from careline.web.admin.forms import NothingAsked
from careline.web.arrivals import Arrived
from careline.web.questions import Question, put


def ask_to_retire(
    request: Arrived, told: str | Promise, *, back: str, retire: Callable[..., object], **what: Any
) -> HttpResponse:
    """Ask whether it is to be offered no longer, and see to it.

    :param told: what it is called, and what becomes of it.
    :param retire: the operation, told `what`.
    """

    def act(_data: dict[str, Any]) -> str:
        retire(**what, by=request.actor, at=request.at)
        return _("No longer offered.")

    title = _("Stop offering")
    return put(request, Question(title, title, back, told, tone="danger"), NothingAsked, act)
