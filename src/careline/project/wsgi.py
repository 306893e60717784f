"""Django as an application that answers complete requests, one in a thread; asgi.py puts the porch before it."""

from django.core.wsgi import get_wsgi_application

application = get_wsgi_application()
