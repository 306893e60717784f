"""Django's entry to the room."""

from django.apps import AppConfig


class ApiConfig(AppConfig):
    """Announces what the room says and allows."""

    name = "careline.api"
    label = "api"

    def ready(self) -> None:
        """Register the room's sentences and policies."""
        from careline.api.policies import POLICIES
        from careline.api.sentences import SENTENCES
        from careline.kernel.sentences import register_sentences
        from careline.security import policy

        register_sentences(SENTENCES)
        policy.register(*POLICIES)
