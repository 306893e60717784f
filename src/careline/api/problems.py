"""Whatever is refused, as problem+json (RFC 9457): what is wrong, where, and what to do, in the caller's language."""

import json
from collections.abc import Mapping

from django.http import HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from pydantic import BaseModel, Field

from careline.api.validation import InvalidRequest
from careline.forms.rules.checking import AnswersDontFit
from careline.kernel.refusals import Kind, Refusal
from careline.kernel.sentences import say

MEDIA_TYPE = "application/problem+json"
URI = "urn:careline:problem:{}"
"""A problem's type is named after its code, which doesn't change; it is a name, not a page."""

BY_KIND = {Kind.INVALID: 422, Kind.CONFLICT: 409, Kind.FORBIDDEN: 403, Kind.MISSING: 404, Kind.UNSIGNED: 401}
BY_CODE = {
    "api.malformed_json": 400,
    "api.body_broken_off": 400,
    "api.method_not_allowed": 405,
    "api.body_too_slow": 408,
    "api.body_too_large": 413,
    "files.too_large": 413,
    "files.no_room_on_disk": 507,
    "api.not_json": 415,
    "api.too_many_at_once": 429,
    "api.broken": 500,
    "api.database_away": 503,
}
"""What only HTTP has a number for."""

TITLES: Mapping[int, str | Promise] = {
    400: _("Unreadable request"),
    401: _("Not signed in"),
    403: _("Not allowed"),
    404: _("Not found"),
    405: _("Method not allowed"),
    408: _("Too slow"),
    409: _("Not possible now"),
    412: _("Changed meanwhile"),
    413: _("Request too large"),
    415: _("Wrong kind of content"),
    422: _("Not accepted"),
    429: _("Too much at once"),
    500: _("Fault"),
    503: _("Not available now"),
    507: _("No room left"),
}


class Fault(BaseModel):
    """One thing that is wrong."""

    field: str = Field(
        description="Where: a field of the body (`customer.number`), a parameter or a header; empty for the whole.",
        examples=["title"],
    )
    problem: str = Field(description="What is wrong.", examples=["The complaint has no title."])
    remedy: str = Field(description="What to do.", examples=["Say in one line what the customer complains about."])


class Problem(BaseModel):
    """Why a request was refused (RFC 9457)."""

    type: str = Field(
        description="The problem's name, the same in every language and release.",
        examples=["urn:careline:problem:cases.title_missing"],
    )
    title: str = Field(description="What kind of problem it is, in short.", examples=["Not accepted"])
    status: int = Field(description="The status of this answer once more.", examples=[422])
    detail: str = Field(description="What is wrong and what to do, in the language asked for.")
    errors: list[Fault] = Field(description="Each thing that is wrong, at least one.")


def problem(refusal: Refusal, *, status: int | None = None, headers: Mapping[str, str] | None = None) -> HttpResponse:
    """Answer a refusal in the language in use.

    :param status: another than the one that follows from the refusal.
    """
    status = status or BY_CODE.get(refusal.code) or BY_KIND[refusal.kind]
    faults = refusal.faults if isinstance(refusal, InvalidRequest | AnswersDontFit) else [refusal]
    told = Problem(
        type=URI.format(refusal.code),
        title=str(TITLES[status]),
        status=status,
        detail=str(say(refusal)),
        errors=[_fault(one) for one in faults],
    )
    text = json.dumps(told.model_dump(), ensure_ascii=False)
    return HttpResponse(text, status=status, content_type=MEDIA_TYPE, headers=dict(headers or {}))


def _fault(refusal: Refusal) -> Fault:
    said = say(refusal)
    return Fault(field=refusal.field, problem=said.problem, remedy=said.remedy)
