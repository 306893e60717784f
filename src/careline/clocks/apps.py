"""Django's entry to the room."""

from django.apps import AppConfig


class ClocksConfig(AppConfig):
    """Announces what the room says and allows."""

    name = "careline.clocks"
    label = "clocks"
