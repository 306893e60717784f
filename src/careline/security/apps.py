"""Django's entry to the room."""

from django.apps import AppConfig


class SecurityConfig(AppConfig):
    """Announces the room's sentences."""

    name = "careline.security"
    label = "security"

    def ready(self) -> None:
        """Register what the room says."""
        from careline.kernel.sentences import register_sentences
        from careline.security.sentences import SENTENCES

        register_sentences(SENTENCES)
