"""Django's entry to the room."""

from django.apps import AppConfig


class ClocksConfig(AppConfig):
    """Announces what the room says and allows."""

    name = "careline.clocks"
    label = "clocks"

    def ready(self) -> None:
        """Register the room's sentences and policies."""
        from careline.clocks.policies import POLICIES
        from careline.clocks.sentences import SENTENCES
        from careline.kernel.sentences import register_sentences
        from careline.security import policy

        register_sentences(SENTENCES)
        policy.register(*POLICIES)
