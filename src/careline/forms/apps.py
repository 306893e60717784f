"""Django's entry to the room."""

from django.apps import AppConfig


class FormsConfig(AppConfig):
    """Announces what the room says and allows."""

    name = "careline.forms"
    label = "forms"

    def ready(self) -> None:
        """Register the room's sentences and policies."""
        from careline.forms.policies import POLICIES
        from careline.forms.sentences import SENTENCES
        from careline.kernel.sentences import register_sentences
        from careline.security import policy

        register_sentences(SENTENCES)
        policy.register(*POLICIES)
