"""How a line of the endpoints' table becomes a request."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tests.architecture.matrix.endpoints import TABLE

DUE_RULE = {
    "name_zh": "首次联系",
    "name_en": "First contact",
    "kind": "contact",
    "standing": "promise",
    "jurisdiction": "cn",
    "amount": 24,
    "unit": "hour",
    "calendar": "cn",
    "source_zh": "本公司服务承诺",
    "source_en": "Our own promise",
    "certainty": "own",
    "valid_from": "2026-01-01",
}


OWNED = ("number", "contact", "follow_up", "saved", "order", "appointment", "customer", "username", "department")
"""What in a path names a thing that is somebody's."""


@dataclass(frozen=True)
class Row:
    """One endpoint."""

    method: str
    path: str
    right: str
    body: str

    @property
    def is_about_somebody(self) -> bool:
        """Whether it matters whose object is named."""
        return any(f"{{{name}}}" in self.path for name in OWNED)

    @property
    def route(self) -> tuple[str, str]:
        """Method and path as the API spells them."""
        path = (
            self.path.replace("{category}", "{code}").replace("{department}", "{code}").replace("{due_rule}", "{code}")
        )
        path = (
            path.replace("{reason}", "{code}")
            .replace("{clause}", "{code}")
            .replace("{template}", "{code}")
            .replace("{form}", "{code}")
            .replace("/unused/", "/{code}/")
            .replace("/roles/{role}", "/roles/{code}")
            .replace("{paper}", "{file}")
            .replace("/{occasion}/email", "/{kind}/{channel}")
            .replace("/versions/1/", "/versions/{n}/")
            .replace("/calendars/cn", "/calendars/{code}")
            .replace("/2026-02/missed", "/{month}/{outcome}")
            .replace("/years/2026", "/years/{year}")
            .replace("/days/2026-03-20", "/days/{day}")
            .replace("/ladder/matrix", "/ladder/{code}")
        )
        return self.method, path.replace("roles/agent", "roles/{role}")

    def request(self, names: Mapping[str, str]) -> tuple[str, Any]:
        """Return the path and the body with these names filled in."""
        body = self.body.replace('"{DUE_RULE}"', json.dumps(DUE_RULE))
        path = self.path
        for name, value in names.items():
            path, body = path.replace(f"{{{name}}}", value), body.replace(f"{{{name}}}", value)
        return path, json.loads(body) if body else None


def rows() -> list[Row]:
    """Return the table."""
    lines = (line.split(maxsplit=3) for line in TABLE.strip().splitlines())
    return [Row(method, path, right, "".join(body)) for method, path, right, *body in lines]
