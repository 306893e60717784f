"""Django's entry to the room."""

from django.apps import AppConfig


class CasesConfig(AppConfig):
    """Announces what the room says and allows."""

    name = "careline.cases"
    label = "cases"
