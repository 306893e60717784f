"""The demo: the story told once, and the logins to look at it with."""

from collections.abc import Mapping
from datetime import datetime, timedelta

import click
from django.db import transaction
from tqdm import tqdm

from careline.clocks.queries.due import DueBook
from careline.contacts.operations.missing import notice_missed
from careline.kernel import clock
from careline.project import founding, home
from careline.project.seeds import billing_tales, conduct_tales, network_tales, vigilance
from careline.project.seeds.answering import Answerer
from careline.project.seeds.auditing import Audited
from careline.project.seeds.cast import AUDITOR, CHEN_JIE, LI_WEI, SECURITY, ZHAO_MIN
from careline.project.seeds.catalogues import close_one, list_everything
from careline.project.seeds.contact_tales import CONTACT_TALES
from careline.project.seeds.habits import Habits
from careline.project.seeds.peopling import SEEDER, people
from careline.project.seeds.profiles import Portrait
from careline.project.seeds.sure import Sure
from careline.project.seeds.telling import Teller
from careline.project.seeds.twins import Twins
from careline.project.seeds.visits import Visits
from careline.project.words import _
from careline.security.actor import Actor
from careline.security.credentials.passwords import one_time_password

TALES = (*billing_tales.TALES, *network_tales.TALES, *conduct_tales.TALES)
LONG_AGO = timedelta(days=45)
PASSWORD = "demo.password"  # noqa: S105  (the name of a file, not a secret)


def tell_once() -> None:
    """Tell the story if the house is empty."""
    if founding.is_founded():
        return
    with transaction.atomic():  # a story begun and not ended would never be told again
        _tell(clock.now())


def _tell(now: datetime) -> None:
    actors = people(password=home.find().make_secret(PASSWORD, one_time_password), at=now - LONG_AGO)
    list_everything(by=SEEDER, at=now - LONG_AGO)
    teller = Teller(actors, DueBook.load(at=now), now)
    in_order = sorted(TALES, key=teller.begins)
    for tale in tqdm(in_order, desc=_("Telling the story"), unit="", disable=None):
        teller.tell(tale)
    _answer(actors, now)
    Portrait(actors, now).paint()
    Twins(actors, now).tell()
    Sure(actors, now).tell()
    Audited(actors, now).tell()
    Visits(actors, now).tell()
    Habits(actors, now).tell()
    vigilance.reword(actors, now)
    vigilance.pass_on(actors, now)
    vigilance.knock(now)
    close_one(by=SEEDER, now=now)


def _answer(actors: Mapping[str, Actor], now: datetime) -> None:
    """Tell the contacts, the earliest first, and notice what of their promises has passed."""
    answerer = Answerer(actors, now)
    for tale in sorted(CONTACT_TALES, key=lambda one: -one.ago):
        answerer.tell(tale)
    notice_missed(by=SEEDER, at=now)


def introduce() -> None:
    """Print who may sign in, and with what."""
    password = home.find().secret(PASSWORD)
    if not password:
        return
    roles = {
        _("agent"): LI_WEI.username,
        _("department handler"): CHEN_JIE.username,
        _("supervisor"): ZHAO_MIN.username,
        _("administrator"): founding.ADMINISTRATOR,
        _("security administrator: roles of one’s own, alarms"): SECURITY.username,
        _("auditor: reads, and changes nothing"): AUDITOR.username,
    }
    click.echo(_("Sign in as one of these, all with the password {password}").format(password=password))
    for role, username in roles.items():
        click.echo(f"  {username:<16}{role}")
