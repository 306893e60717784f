"""Django's entry to the room."""

from django.apps import AppConfig


class PartiesConfig(AppConfig):
    """Announces what the room says and allows."""

    name = "careline.parties"
    label = "parties"

    def ready(self) -> None:
        """Register what the room says and allows."""
        from careline.kernel.sentences import register_sentences, register_words
        from careline.parties.policies import POLICIES
        from careline.parties.reactions import REACTIONS
        from careline.parties.sentences import NEED_STATUSES, SENTENCES, SUBSCRIPTION_STATUSES
        from careline.security.policy import register
        from careline.security.reactions import registry

        register_sentences(SENTENCES)
        register_words(SUBSCRIPTION_STATUSES)
        register_words(NEED_STATUSES)
        register(*POLICIES)
        registry.register(*REACTIONS)
