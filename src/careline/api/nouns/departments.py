"""The department tree."""

from ninja import Query, Router, Status

from careline.api.addresses import next_page
from careline.api.asked import Asked
from careline.api.bearer import Bearer
from careline.api.nouns.parameters import DepartmentCode
from careline.api.paging import paged
from careline.api.references import named
from careline.api.shapes.departments import (
    CentreOfTold,
    DepartmentPage,
    DepartmentShown,
    DepartmentTold,
    NamesTold,
    ParentTold,
)
from careline.api.shapes.paging import PageAsked
from careline.security.operations.centres import place_department
from careline.security.operations.departments import (
    add_department,
    close_department,
    move_department,
    rename_department,
)
from careline.security.queries.centres import known_centre
from careline.security.queries.departments import department, departments

router = Router(tags=["departments"])
READ, MANAGE = "security.read_department", "security.manage_department"


@router.get("", auth=Bearer(READ), response=DepartmentPage)
def list_departments(request: Asked, asked: Query[PageAsked]) -> DepartmentPage:
    """List the open departments, each after its parent."""
    page = paged(departments(by=request.auth), key="path", asked=asked, listing="departments")
    return DepartmentPage.model_validate({"items": page.rows, "next": next_page(request, page.next)})


@router.post("", auth=Bearer(MANAGE), response={201: DepartmentShown})
def add(request: Asked, told: DepartmentTold) -> Status[DepartmentShown]:
    """Add a department under another one."""
    parent = named(lambda: department(by=request.auth, code=told.parent), field="parent", given=told.parent)
    names = told.model_dump(include={"code", "name_zh", "name_en"})
    added = add_department(parent=parent, **names, by=request.auth, at=request.at)
    return Status(201, DepartmentShown.model_validate(added))


@router.get("/{code}", auth=Bearer(READ), response=DepartmentShown)
def get_department(request: Asked, code: DepartmentCode) -> DepartmentShown:
    """Read one department, open or closed."""
    return DepartmentShown.model_validate(department(by=request.auth, code=code))


@router.put("/{code}/names", auth=Bearer(MANAGE), response=DepartmentShown)
def rename(request: Asked, code: DepartmentCode, told: NamesTold) -> DepartmentShown:
    """Give a department other names; its code stays."""
    found = department(by=request.auth, code=code)
    rename_department(department=found, **told.model_dump(), by=request.auth, at=request.at)
    return get_department(request, code)


@router.put("/{code}/parent", auth=Bearer(MANAGE), response=DepartmentShown)
def move(request: Asked, code: DepartmentCode, told: ParentTold) -> DepartmentShown:
    """Hang a department, with all below it, under another one; rights follow at once."""
    found = department(by=request.auth, code=code)
    parent = named(lambda: department(by=request.auth, code=told.parent), field="parent", given=told.parent)
    move_department(department=found, parent=parent, by=request.auth, at=request.at)
    return get_department(request, code)


@router.put("/{code}/centre", auth=Bearer(MANAGE), response=DepartmentShown)
def place(request: Asked, code: DepartmentCode, told: CentreOfTold) -> DepartmentShown:
    """Say in which contact centre a department sits, with all below it that have none of their own."""
    given = told.centre
    centre = named(lambda: known_centre(code=given), field="centre", given=given) if given else None
    found = department(by=request.auth, code=code)
    place_department(department=found, centre=centre, by=request.auth, at=request.at)
    return get_department(request, code)


@router.post("/{code}/closing", auth=Bearer(MANAGE), response={204: None})
def close(request: Asked, code: DepartmentCode) -> Status[None]:
    """Close a department: nothing new is assigned to it; what it did stays readable."""
    close_department(department=department(by=request.auth, code=code), by=request.auth, at=request.at)
    return Status(204, None)
