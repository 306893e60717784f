"""The API's own description (OpenAPI 3.1): what ninja says of it, completed by what holds for every endpoint."""

import re
from collections.abc import Iterator
from http import HTTPStatus
from typing import Any

from ninja import NinjaAPI
from ninja.operation import Operation

from careline.api.bearer import Bearer
from careline.api.once import HEADER, acts_anew
from careline.api.problems import MEDIA_TYPE, Problem

CONVERTER = re.compile(r"{[^}:]+:")
REF = "#/components/schemas/{model}"
ABOUT = """
The same as the screens, for programs: complaints and what happens to them, customers, and the house they are worked in.

**Who you are.** `Authorization: Bearer TOKEN`, and nothing else. Rights are those of the token's account at this very
moment; each endpoint names the right it asks for as the role of its security requirement.

**Acting once.** A POST takes an `Idempotency-Key` of your own making, kept for 24 hours. The same key with the same
body gives the same answer and acts once; with another body it is refused (422). While the first is under way a repeat
is refused, too (409): send it again, key and body, after the seconds of `Retry-After`.
What is shown once isn't kept: a repeat finds one-time passwords empty. A reveal takes no key: each is recorded anew.

**Changing what you saw.** Moves take the `version` you saw, or its `ETag` as `If-Match`.

**Lists** give `items` and `next`, the address of the next page; a page costs the same however far down it is.

**Problems** are `application/problem+json` (RFC 9457): `type` is stable, `errors` names each field with the problem and
the remedy, in the language of `Accept-Language` (`zh-Hans` or `en`).

**People's data** are masked. What is hidden is revealed for a reason, for an open complaint, and goes into the ledger.
""".strip()
IDEMPOTENCY_KEY = {
    "name": HEADER,
    "in": "header",
    "required": False,
    "description": "A name of your own making for this request, such as a UUID; repeats of it act once.",
    "schema": {"type": "string", "minLength": 1, "maxLength": 255, "pattern": "^[!-~]+$"},
    "example": "8f14e45f-ceea-467f-9575-6f2f1c1d8a11",
}
WHEN = {
    400: "The body is no JSON.",
    401: "No token, or one that isn't worth anything.",
    403: "The account lacks the right.",
    404: "There is no such thing, or none you may know of.",
    409: "Right in itself, but not in the present state; or the same Idempotency-Key is under way: see Retry-After.",
    412: "Somebody moved it after you saw the version of If-Match.",
    413: "The body is too large.",
    415: "The body isn't announced as JSON.",
    422: "Something doesn't fit: `errors` names each field.",
    500: "A fault of ours; nothing was changed.",
    503: "The database is away; try again.",
}
ALWAYS, WITH_BODY, WRITING = (401, 403, 422, 500, 503), (400, 413, 415), (409,)


def endpoints(api: NinjaAPI) -> Iterator[tuple[str, Operation]]:
    """Yield every endpoint with its path below the root."""
    for router in api._get_bound_routers():  # noqa: SLF001  (ninja has no public way to walk them)
        for path, view in router.path_operations.items():
            plain = CONVERTER.sub("{", f"{router.prefix}{path}")
            yield from ((plain, operation) for operation in view.operations)


def policy_of(operation: Operation) -> str | None:
    """Return the right an endpoint asks for; None when it doesn't say."""
    return next((door.policy for door in operation.auth_callbacks if isinstance(door, Bearer)), None)


def complete(schema: dict[str, Any], api: NinjaAPI) -> dict[str, Any]:
    """Add what ninja doesn't know: the problems, the rights, the headers."""
    known = {api.get_openapi_operation_id(operation): operation for _, operation in endpoints(api)}
    for path, methods in schema["paths"].items():
        for method, told in methods.items():
            told["summary"] = told["description"].split(";")[0].split(":")[0].rstrip(".")
            for one in told["parameters"]:
                _mend(one)
            operation = known[told["operationId"]]
            told["security"] = [{"Bearer": [policy_of(operation)]}]
            if method == "post" and not acts_anew(operation.view_func):
                told["parameters"].append(IDEMPOTENCY_KEY)
            told["responses"] |= {str(status): _problem(status) for status in _problems(path, method, told)}
    problem = Problem.model_json_schema(ref_template=REF)
    schema["components"]["schemas"] |= problem.pop("$defs") | {"Problem": problem}
    return schema


def _mend(parameter: dict[str, Any]) -> None:
    """Give a parameter the one example OpenAPI allows it where ninja gives it JSON Schema's list."""
    if isinstance(parameter.get("examples"), list):
        parameter["example"] = parameter.pop("examples")[0]


def _problems(path: str, method: str, told: dict[str, Any]) -> Iterator[int]:
    yield from ALWAYS
    if "{" in path:
        yield 404
    if method != "get":
        yield from WITH_BODY + WRITING
    if any(one["name"] == "If-Match" for one in told["parameters"]):
        yield 412


def _problem(status: int) -> dict[str, Any]:
    content = {MEDIA_TYPE: {"schema": {"$ref": REF.format(model="Problem")}}}
    return {"description": f"{HTTPStatus(status).phrase}. {WHEN[status]}", "content": content}
