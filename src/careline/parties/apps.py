"""Django's entry to the room."""

from django.apps import AppConfig


class PartiesConfig(AppConfig):
    """Announces what the room says and allows."""

    name = "careline.parties"
    label = "parties"

    def ready(self) -> None:
        """Register what the room says and allows."""
        from careline.kernel.sentences import register_sentences
        from careline.parties.policies import POLICIES
        from careline.parties.sentences import SENTENCES
        from careline.security.policy import register

        register_sentences(SENTENCES)
        register(*POLICIES)
