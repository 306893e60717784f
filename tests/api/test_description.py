"""The API's description of itself: served to anybody, and complete."""

from enum import Enum
from importlib import import_module
from pkgutil import walk_packages
from typing import Any

import pytest
from django.test import Client
from pydantic import BaseModel

import careline.api
from careline.api.openapi import endpoints
from careline.api.v1 import api


@pytest.fixture
def described() -> dict[str, Any]:
    return Client().get("/api/v1/openapi.json").json()


def test_every_endpoint_is_described_with_its_right_and_its_problems(described: dict[str, Any]) -> None:
    told = [one for methods in described["paths"].values() for one in methods.values()]
    assert len(told) == len(list(endpoints(api)))
    for one in told:
        assert one["description"].endswith(".")
        ((right,),) = (door["Bearer"] for door in one["security"])
        assert right
        assert {"401", "403", "422", "503"} <= one["responses"].keys()
        assert "application/problem+json" in one["responses"]["422"]["content"]


KEYLESS = {
    "/api/v1/customers/{customer}/reveals": "the same request again is another reveal",
    "/api/v1/entry-audits/{audit}/values/{n}/reveals": "likewise, of a value an audit drew",
    "/api/v1/customers/{customer}/care/looks": "likewise, a look at what calls for care",
    "/api/v1/care/{flag}/review-looks": "likewise, where its review is due",
    "/api/v1/contacts/{contact}/files": "the same content again is the same file, known by its digest",
    "/api/v1/complaints/{number}/files": "the same content again is the same file, known by its digest",
    "/api/v1/complaints/{number}/notes/{note}/files": "likewise",
}


def test_every_post_takes_an_idempotency_key_or_has_a_reason(described: dict[str, Any]) -> None:
    posts = {path: methods["post"] for path, methods in described["paths"].items() if "post" in methods}
    keyless = {path for path, post in posts.items() if "Idempotency-Key" not in {p["name"] for p in post["parameters"]}}
    assert keyless == KEYLESS.keys()


def test_every_schema_that_is_named_is_there(described: dict[str, Any]) -> None:
    def named(part: Any) -> set[str]:
        if isinstance(part, dict):
            own = {part["$ref"]} if isinstance(part.get("$ref"), str) else set()
            return own.union(*(named(one) for one in part.values()))
        return set().union(*(named(one) for one in part)) if isinstance(part, list) else set()

    there = {f"#/components/schemas/{name}" for name in described["components"]["schemas"]}
    assert named(described) <= there
    assert described["components"]["securitySchemes"]["Bearer"]["scheme"] == "bearer"


def test_no_two_shapes_or_enumerations_share_a_name() -> None:
    """The description holds one schema of each name: of two, the reader is told the wrong one."""
    homes: dict[str, set[type]] = {}
    for found in walk_packages(careline.api.__path__, "careline.api."):
        for one in vars(import_module(found.name)).values():
            if isinstance(one, type) and issubclass(one, BaseModel | Enum):
                homes.setdefault(one.__name__, set()).add(one)
    assert {name: ours for name, ours in homes.items() if len(ours) > 1} == {}
