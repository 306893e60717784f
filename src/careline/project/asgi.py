"""Where the web server finds the application: Django, behind the porch."""

import signal

from careline.project import environment
from careline.project.porch import connections
from careline.project.porch.crowd import MOST, Crowd
from careline.project.porch.porch import Porch
from careline.project.processes.leash import die_with_parent
from careline.project.wsgi import application as django

# This module is loaded by each of granian's workers, which would outlive granian if that were killed -9.
die_with_parent(signal.SIGKILL)
connections.allow_many()

application = Porch(django, crowd=Crowd(None if environment.read().is_behind_proxy else MOST))
