"""Django's entry to the room."""

from django.apps import AppConfig


class CasesConfig(AppConfig):
    """Announces what the room says and allows."""

    name = "careline.cases"
    label = "cases"

    def ready(self) -> None:
        """Register the room's sentences and policies."""
        from careline.cases.policies import POLICIES
        from careline.cases.sentences import SENTENCES
        from careline.kernel.sentences import register_sentences
        from careline.security import policy

        register_sentences(SENTENCES)
        policy.register(*POLICIES)
