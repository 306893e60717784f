"""Django's entry to the room."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Announces what the room says, and what can be done in it by key."""

    name = "careline.web"
    label = "web"

    def ready(self) -> None:
        """Register both."""
        from careline.kernel.sentences import register_sentences
        from careline.security.rules.keymap import register_acts
        from careline.web.keys import KEYS
        from careline.web.sentences import SENTENCES

        register_sentences(SENTENCES)
        register_acts(*KEYS)
