"""The department tree."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Protocol

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from careline.security.operations.departments import (
    add_department,
    close_department,
    move_department,
    rename_department,
)
from careline.security.queries.centres import centres
from careline.security.queries.departments import department, departments
from careline.web.admin import forms
from careline.web.arrivals import Arrived
from careline.web.doors import door
from careline.web.questions import Question, put
from careline.web.words import Named, named

RIGHT = "security.manage_department"


class DepartmentRow(Named, Protocol):
    """A department as the query gives it."""

    @property
    def code(self) -> str:
        """Its code."""
        ...

    @property
    def path(self) -> str:
        """The codes from the root down."""
        ...

    @property
    def centre(self) -> Named | None:
        """Where it sits, if it says so itself."""
        ...

    @property
    def closed_at(self) -> object:
        """When it closed, if it did."""
        ...


@dataclass
class Node:
    """A department with those below it."""

    code: str
    name: str
    is_closed: bool
    is_root: bool
    centre: str
    below: list["Node"] = field(default_factory=list)


@require_GET
@door(RIGHT)
def tree(request: Arrived) -> HttpResponse:
    """Show the tree, closed departments too."""
    nodes = list(grown(departments(by=request.actor, with_closed=True)))
    seen = {"here": "departments", "nodes": nodes, "centres": [centre_row(one) for one in centres(with_closed=True)]}
    return render(request, "admin/departments.html", seen)


def centre_row(row: Any) -> dict[str, Any]:
    """Return a contact centre as the page lists it."""
    return {"code": row.code, "name": named(row), "is_closed": row.closed_at is not None}


def grown(rows: Iterable[DepartmentRow]) -> Iterator[Node]:
    """Return the roots of the tree; rows come each after its parent."""
    by_path: dict[str, Node] = {}
    for row in rows:
        above = by_path.get(row.path[: -len(row.code) - 1])
        centre = named(row.centre) if row.centre else ""
        node = by_path[row.path] = Node(row.code, named(row), bool(row.closed_at), above is None, centre)
        if above:
            above.below.append(node)
        else:
            yield node


@require_http_methods(["GET", "POST"])
@door(RIGHT, asks=("under",))
def add(request: Arrived) -> HttpResponse:
    """Add a department."""

    def act(data: dict[str, Any]) -> str:
        parent = department(by=request.actor, code=data.pop("parent"))
        add_department(**data, parent=parent, by=request.actor, at=request.at)
        return _("Department added.")

    initial = {"parent": request.GET.get("under", "")}
    question = Question(_("New department"), _("Add the department"), _page())
    return put(request, question, forms.NewDepartmentForm, act, by=request.actor, initial=initial)


@require_http_methods(["GET", "POST"])
@door(RIGHT)
def rename(request: Arrived, code: str) -> HttpResponse:
    """Give a department other names."""
    one = department(by=request.actor, code=code)

    def act(data: dict[str, Any]) -> str:
        rename_department(department=one, **data, by=request.actor, at=request.at)
        return _("Renamed.")

    initial = {"name_zh": one.name_zh, "name_en": one.name_en}
    return put(request, Question(_("Rename"), _("Rename"), _page()), forms.NamesForm, act, initial=initial)


@require_http_methods(["GET", "POST"])
@door(RIGHT)
def move(request: Arrived, code: str) -> HttpResponse:
    """Hang a department under another one."""
    one = department(by=request.actor, code=code)

    def act(data: dict[str, Any]) -> str:
        parent = department(by=request.actor, code=data["parent"])
        move_department(department=one, parent=parent, by=request.actor, at=request.at)
        return _("Moved, with all below it.")

    told = _("What people may see changes with the tree at once.")
    initial = {"parent": one.path.split("/")[-3] if one.path.count("/") > 1 else ""}
    question = Question(_("Change parent"), _("Change parent"), _page(), told)
    return put(request, question, forms.MoveDepartmentForm, act, by=request.actor, initial=initial)


@require_http_methods(["GET", "POST"])
@door(RIGHT)
def close(request: Arrived, code: str) -> HttpResponse:
    """Close a department."""
    one = department(by=request.actor, code=code)

    def act(_data: dict[str, Any]) -> str:
        close_department(department=one, by=request.actor, at=request.at)
        return _("Closed.")

    told = _("Nothing new is assigned to it; what it did stays readable. Its people must have been transferred.")
    question = Question(_("Close the department"), _("Close it"), _page(), told, tone="danger")
    return put(request, question, forms.NothingAsked, act)


def _page() -> str:
    return reverse("web:departments")
