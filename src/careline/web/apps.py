"""Django's entry to the room."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Announces what the room says."""

    name = "careline.web"
    label = "web"

    def ready(self) -> None:
        """Register what the room says."""
        from careline.kernel.sentences import register_sentences
        from careline.web.sentences import SENTENCES

        register_sentences(SENTENCES)
