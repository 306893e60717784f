"""Django's entry to the room."""

from django.apps import AppConfig


class NoticesConfig(AppConfig):
    """Announces what the room says and allows."""

    name = "careline.notices"
    label = "notices"

    def ready(self) -> None:
        """Register what the room says and allows, and the one kind of notice of its own."""
        from careline.kernel.sentences import register_sentences
        from careline.notices.policies import POLICIES
        from careline.notices.sentences import SENTENCES
        from careline.security.policy import register

        register_sentences(SENTENCES)
        register(*POLICIES)
