"""Where granian finds the application."""

import signal

from django.core.wsgi import get_wsgi_application

from careline.project.processes.leash import die_with_parent

# This module is loaded by each of granian's workers, which would outlive granian if that were killed -9.
die_with_parent(signal.SIGKILL)

application = get_wsgi_application()
