"""What forms let one choose from: categories, departments, people; in the reader's language."""

from collections.abc import Iterable
from contextlib import suppress
from datetime import date
from itertools import groupby
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from careline.cases.queries.categories import offered_categories
from careline.cases.queries.takers import WORK
from careline.contacts.queries.reasons import offered_reasons
from careline.contacts.queries.takers import takers
from careline.forms.queries.designs import offered_forms
from careline.security.actor import Actor
from careline.security.queries.centres import centres
from careline.security.queries.departments import departments
from careline.security.queries.roles import custom_roles
from careline.security.queries.users import holding, users
from careline.web.words import named

Choices = list[tuple[str, Any]]
INDENT = "\u2003"


def categories_to_choose() -> Choices:
    """Return the sub-reasons under their first levels; a first level can be chosen while nothing finer is known."""
    offered = sorted(offered_categories(), key=lambda one: (one.code.partition(".")[0], one.position, one.code))
    return [
        (named(branch[0]), [(one.code, named(one)) for one in branch])
        for _branch, group in groupby(offered, key=lambda one: one.code.partition(".")[0])
        for branch in [sorted(group, key=lambda one: "." in one.code)]
    ]


def reasons_to_choose(*, on: date, kept: Any = None) -> Choices:
    """Return the reasons on offer as a tree; one that has finer ones means those, too.

    :param kept: one that was chosen before; it can stay chosen though it is offered no more.
    """
    offered = list(offered_reasons(on=on))
    if kept and kept.code not in {one.code for one in offered}:
        offered.append(kept)
    return [(one.code, INDENT * one.code.count(".") + named(one)) for one in offered]


def departments_to_choose(*, by: Actor) -> Choices:
    """Return the open departments as a tree, each under its parent."""
    return [(one.code, INDENT * (one.path.count("/") - 1) + named(one)) for one in departments(by=by)]


def said_by(choices: Choices) -> dict[str, str]:
    """Return what each code is called, of choices that may stand in groups."""
    flat = (one for code, said in choices for one in (said if isinstance(said, list) else [(code, said)]))
    return {code: str(said).strip(INDENT) for code, said in flat if code}


def seats_to_choose() -> Choices:
    """Return every contact centre, the closed ones too, for looking: what was done there stays; nothing without any."""
    found = [(one.code, named(one)) for one in centres(with_closed=True)]
    return [("", _("Any")), *found] if found else []


def centres_to_choose() -> Choices:
    """Return the open contact centres, and none."""
    return [("", "—"), *((one.code, named(one)) for one in centres())]


def forms_to_choose() -> Choices:
    """Return the forms that can be asked."""
    return [(one.code, named(one)) for one in offered_forms()]


def own_roles_to_choose() -> Choices:
    """Return the operator's own roles in force."""
    return [(one.code, named(one)) for one in custom_roles()]


def colleagues_to_choose(*, by: Actor, needs: str = "") -> Choices:
    """Return the people one can name, by department.

    :param needs: the right of those work can be given to; without it everybody is named.
    """
    known = users(by=by).filter(holding(needs)).distinct() if needs else users(by=by)
    active = [one for one in known if one.is_active and not one.is_integration]
    ordered = sorted(active, key=lambda one: (one.department.path, one.username))
    return [
        (named(department), [(one.username, one.full_name) for one in people])
        for department, people in groupby(ordered, key=lambda one: one.department)
    ]


def desks_to_choose(*, by: Actor) -> Choices:
    """Return each open department and the people in it, to choose from in one go: `billing`, `billing chen`."""
    people = dict(colleagues_to_choose(by=by, needs=WORK))
    return [
        (
            name,
            [
                (one.code, _("%(name)s: the department decides") % {"name": name}),
                *_at_desks(one.code, people.get(name, [])),
            ],
        )
        for one in departments(by=by)
        for name in [named(one)]
    ]


def _at_desks(department: str, people: Choices) -> Choices:
    return [(f"{department} {username}", full_name) for username, full_name in people]


def takers_to_choose() -> Choices:
    """Return the people a promise can be given to, by department."""
    return [
        (named(department), [(one.username, one.full_name) for one in people])
        for department, people in groupby(takers(), key=lambda one: one.department)
    ]


def ticked(sent: Iterable[str]) -> list[UUID]:
    """Return the rows ticked on a list; what is no row's name is passed over."""
    found: list[UUID] = []
    for one in sent:
        with suppress(ValueError):
            found.append(UUID(one))
    return found
