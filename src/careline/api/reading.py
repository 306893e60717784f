"""What comes in: JSON, of a size a person could have typed, and strict where Python's own reader is lenient."""

import json
from typing import Any, cast

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest
from ninja.parser import Parser

from careline.kernel.refusals import Refusal

LARGEST = 512 * 1024
"""Bytes of a body: a description of 20,000 characters, each written as an escape, is 240 KiB."""
MULTIPART = "multipart/form-data"
WITH_BODY = {"POST", "PUT"}


class MalformedJson(Refusal):
    """The body is no JSON text in UTF-8 (RFC 8259)."""

    code = "api.malformed_json"


class BodyTooLarge(Refusal):
    """The body is larger than any complaint."""

    code = "api.body_too_large"


class NotJson(Refusal):
    """The body is announced as something else than JSON."""

    code = "api.not_json"


class StrictParser(Parser):
    """Reads a body as RFC 8259 has it: no NaN, no name twice."""

    def parse_body(self, request: HttpRequest) -> dict[str, Any]:
        """Return what the body says.

        :raises MalformedJson: when it is no JSON.
        """
        try:
            text = request.body.decode()
            read = json.loads(text, parse_constant=_no_constant, object_pairs_hook=_once_each)
        except (ValueError, RecursionError) as broken:
            raise MalformedJson from broken
        return cast("dict[str, Any]", read)


def check_body(request: HttpRequest) -> None:
    """Refuse a body that can't be read, before anything else is asked.

    :raises BodyTooLarge: when it is longer than any complaint.
    :raises NotJson: when there is a body and it isn't announced as JSON.
    """
    if request.method not in WITH_BODY:
        return
    if request.content_type == MULTIPART and request.path.endswith("/files"):
        return  # the porch has measured it, and the view reads it as a form
    announced = request.META.get("CONTENT_LENGTH") or "0"
    try:
        if not announced.isdigit() or int(announced) > LARGEST or len(request.body) > LARGEST:
            raise BodyTooLarge(kibibytes=LARGEST // 1024)
    except RequestDataTooBig as too_big:
        raise BodyTooLarge(kibibytes=LARGEST // 1024) from too_big
    if request.body and request.content_type != "application/json":
        raise NotJson(field="Content-Type")


def _no_constant(name: str) -> None:
    raise ValueError(name)


def _once_each(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    read = dict(pairs)
    if len(read) != len(pairs):
        raise ValueError
    return read
