"""Django's entry to the room."""

from django.apps import AppConfig


class PartiesConfig(AppConfig):
    """Announces what the room says and allows."""

    name = "careline.parties"
    label = "parties"
