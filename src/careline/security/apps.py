"""Django's entry to the room."""

from django.apps import AppConfig


class SecurityConfig(AppConfig):
    """Announces what the room says and allows."""

    name = "careline.security"
    label = "security"

    def ready(self) -> None:
        """Register what the room says and allows."""
        from careline.kernel.sentences import register_sentences
        from careline.security.operations.leaving_drafts import DraftsTyped
        from careline.security.operations.leaving_lists import OwnLists, SharedLists
        from careline.security.policies import POLICIES
        from careline.security.policy import register
        from careline.security.ports import holdings
        from careline.security.reactions import registry
        from careline.security.reactions.alarms import REACTIONS
        from careline.security.sentences import SENTENCES

        register_sentences(SENTENCES)
        holdings.register(DraftsTyped(), SharedLists(), OwnLists())
        register(*POLICIES)
        registry.register(*REACTIONS)
