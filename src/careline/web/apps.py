"""Django's entry to the room."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Announces what the room says and allows."""

    name = "careline.web"
    label = "web"
