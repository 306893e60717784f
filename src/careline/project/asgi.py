"""Where the web server finds the application: Django, behind the porch."""

import signal
from typing import TYPE_CHECKING

from careline.project import environment
from careline.project.garbage import look_seldom
from careline.project.porch import connections
from careline.project.porch.crowd import MOST, Crowd
from careline.project.processes.leash import die_with_parent

if TYPE_CHECKING:
    from careline.project.porch.porch import Porch

# This module is loaded by each of granian's workers, which would outlive granian if that were killed -9.
die_with_parent(signal.SIGKILL)
connections.allow_many()


def _behind_the_porch() -> "Porch":
    from careline.project.wsgi import application as django  # first: the porch asks Django's records who sends a file

    from django.urls import get_resolver  # isort: skip
    from careline.project.porch.porch import Porch  # isort: skip

    # Django would load the screens and the API when it is first asked: whoever a new worker answers first would wait.
    get_resolver()._populate()  # noqa: SLF001  (its public properties do no more)
    return Porch(django, crowd=Crowd(None if environment.read().is_behind_proxy else MOST))


application = _behind_the_porch()
look_seldom()
