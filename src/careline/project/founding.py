"""Founding the house: what an empty database needs before anybody can sign in."""

from datetime import datetime

from django.db import connection

from careline.cases.operations.defaults import (
    install_default_categories,
    install_default_macros,
    install_default_notices,
)
from careline.clocks.operations.installing import install_calendar
from careline.clocks.operations.ladder import install_default_ladder
from careline.clocks.operations.packs import install_default_rules
from careline.contacts.operations.defaults import (
    install_default_orders,
    install_default_reasons,
    install_default_scripts,
    install_default_wrap_up,
)
from careline.halls.operations.defaults import install_visit_notices
from careline.notices.operations.defaults import install_default_canned
from careline.project.trouble import Trouble
from careline.project.words import _
from careline.security.actor import system
from careline.security.models import User
from careline.security.operations.departments import add_department
from careline.security.operations.users import NewUser, add_user
from careline.security.rules.roles import Role

FOUNDER = system("founding")
ROOT = "hq"
ADMINISTRATOR = "administrator"
CALENDARS = ("cn", "us")
"""Those the default rules count on; the others are installed in the screen when they are wanted."""


def is_founded() -> bool:
    """Return whether the house has users."""
    return User.objects.exists()


def must_be_founded() -> None:
    """Refuse to go on in a house nobody has opened yet.

    :raises Trouble: saying how it is opened.
    """
    if User._meta.db_table not in connection.introspection.table_names() or not is_founded():  # noqa: SLF001  (Django's documented model _meta API)
        raise Trouble(
            _("This house has never been opened: it has no tables or no users yet."),
            _("Run `careline up` once, or `careline seed` for the demo, and try again."),
        )


def found(*, at: datetime) -> NewUser:
    """Make the root department, the categories, calendar, rules and ladder one begins with, and an administrator.

    :returns: the administrator with his one-time password, which is shown once.
    """
    root = add_department(code=ROOT, parent=None, name_zh="总部", name_en="Headquarters", by=FOUNDER, at=at)
    install_default_categories(by=FOUNDER, at=at)
    for calendar in CALENDARS:
        install_calendar(code=calendar, by=FOUNDER, at=at)
    install_default_rules(by=FOUNDER, at=at)
    install_default_ladder(by=FOUNDER, at=at)
    install_default_reasons(by=FOUNDER, at=at)
    install_default_wrap_up(by=FOUNDER, at=at)
    install_default_scripts(by=FOUNDER, at=at)
    install_default_notices(by=FOUNDER, at=at)
    install_visit_notices(by=FOUNDER, at=at)
    install_default_orders(by=FOUNDER, at=at)
    install_default_canned(by=FOUNDER, at=at)
    install_default_macros(by=FOUNDER, at=at)
    return add_user(
        username=ADMINISTRATOR,
        full_name="系统管理员",
        department=root,
        roles=[Role.ADMINISTRATOR],
        by=FOUNDER,
        at=at,
    )
