"""Bringing the story's people into an empty house: departments, staff with passwords of their own, the table."""

from collections.abc import Iterable
from datetime import datetime

from careline.cases.operations.assignment_rules import Line, set_assignment_rule
from careline.project import founding
from careline.project.seeds.asking import ask
from careline.project.seeds.cast import ASSIGNMENT, CENTRES, COLLEAGUES, OFFICES
from careline.security.actor import Actor, system
from careline.security.models import Department, User
from careline.security.operations.centres import CentreTold, place_department, set_centre
from careline.security.operations.departments import add_department
from careline.security.operations.passwords import change_own_password
from careline.security.operations.users import NewUser, add_user
from careline.security.queries.users import actor_for

SEEDER = system("seed")


def people(*, password: str, at: datetime) -> dict[str, Actor]:
    """Found the house, bring everybody in with this password, and return them by user name."""
    newcomers = [founding.found(at=at)]
    root = Department.objects.get(parent=None)
    for office in OFFICES:
        names = {"name_zh": office.name_zh, "name_en": office.name_en}
        add_department(code=office.code, parent=root, **names, by=SEEDER, at=at)
    _seat(at=at)
    newcomers += _colleagues(at=at)
    _settle(newcomers, password=password, at=at)
    for position, (category, office_code) in enumerate(ASSIGNMENT, start=1):
        line = Line(position=position, category=category, department=office_code)
        set_assignment_rule(line=line, by=SEEDER, at=at)
    ask(by=SEEDER, at=at)
    return {user.username: actor_for(user) for user in User.objects.all()}


def _seat(*, at: datetime) -> None:
    for position, (code, name_zh, name_en, offices) in enumerate(CENTRES):
        told = CentreTold(name_zh=name_zh, name_en=name_en, position=position)
        centre = set_centre(code=code, told=told, by=SEEDER, at=at)
        for office in Department.objects.filter(code__in=offices):
            place_department(department=office, centre=centre, by=SEEDER, at=at)


def _colleagues(*, at: datetime) -> list[NewUser]:
    departments = {department.code: department for department in Department.objects.all()}
    return [
        add_user(
            username=one.username,
            full_name=one.full_name,
            department=departments[one.office],
            roles=[one.role],
            by=SEEDER,
            at=at,
        )
        for one in COLLEAGUES
    ]


def _settle(newcomers: Iterable[NewUser], *, password: str, at: datetime) -> None:
    for newcomer in newcomers:
        by = actor_for(newcomer.user)
        done = change_own_password(old=newcomer.one_time_password, new=password, by=by, at=at)
        assert done is not None, f"{newcomer.user.username} could not choose a password"
