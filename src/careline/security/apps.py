"""Django's entry to the room."""

from django.apps import AppConfig


class SecurityConfig(AppConfig):
    """Announces what the room says and allows."""

    name = "careline.security"
    label = "security"

    def ready(self) -> None:
        """Register what the room says and allows."""
        from careline.kernel.sentences import register_sentences
        from careline.security.policies import POLICIES
        from careline.security.policy import register
        from careline.security.sentences import SENTENCES

        register_sentences(SENTENCES)
        register(*POLICIES)
        _watch()


def _watch() -> None:
    """Register the room's own alarms, as the rooms above do theirs."""
    from careline.security.reactions.alarms import ALARMS, register_alarms

    register_alarms(*ALARMS)
