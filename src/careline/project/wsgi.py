"""Django as an application that answers complete requests, one in a thread; asgi.py puts the porch before it."""

from django.core.wsgi import get_wsgi_application

from careline.project.lost_connections import look_before_each_request

application = get_wsgi_application()
look_before_each_request()
