"""The people the tests and the demo's story share, in an empty house: who they are is told in `project.seeds.cast`."""

from dataclasses import dataclass, fields
from datetime import datetime

from careline.project.seeds import cast
from careline.project.seeds.customers import WANG_FANG
from careline.security.actor import Actor, system
from careline.security.models import Department, User
from careline.security.operations.departments import add_department
from careline.security.operations.users import add_user
from careline.security.queries.users import actor_for
from careline.security.rules.roles import Role

__all__ = ["HOUSE", "WANG_FANG", "Cast", "assemble"]

HOUSE = system("tests")


@dataclass(frozen=True)
class Cast:
    """Everybody, as actors."""

    li_wei: Actor
    """An agent at the front desk."""
    zhang_yan: Actor
    """His colleague at the same desk."""
    wang_xin: Actor
    """The senior agent there."""
    chen_jie: Actor
    """The handler in billing."""
    sun_lei: Actor
    """The handler in network operations."""
    gao_yuan: Actor
    """The outsider: an agent in another department."""
    tang_ning: Actor
    """The quality inspector."""
    zhao_min: Actor
    """The supervisor over all of them."""
    administrator: Actor
    security: Actor
    auditor: Actor


def assemble(*, at: datetime) -> Cast:
    """Bring everybody into an empty database, through the operations."""
    root = add_department(code="hq", parent=None, name_zh="总部", name_en="Headquarters", by=HOUSE, at=at)
    for office in cast.OFFICES:
        add_department(code=office.code, parent=root, name_zh=office.name_zh, name_en=office.name_en, by=HOUSE, at=at)
    departments = {department.code: department for department in Department.objects.all()}
    people = (*cast.COLLEAGUES, cast.Colleague("administrator", "系统管理员", "hq", Role.ADMINISTRATOR))
    for one in people:
        department = departments[one.office]
        add_user(
            username=one.username, full_name=one.full_name, department=department, roles=[one.role], by=HOUSE, at=at
        )
    users = {user.username.replace("-", "_"): user for user in User.objects.all()}
    return Cast(**{field.name: actor_for(users[field.name]) for field in fields(Cast)})
