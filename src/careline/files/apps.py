"""Django's entry to the room."""

from django.apps import AppConfig


class FilesConfig(AppConfig):
    """Announces what the room says and allows, and what it waits for."""

    name = "careline.files"
    label = "files"

    def ready(self) -> None:
        """Register what the room says and allows, and what it does when somebody is forgotten."""
        from careline.files.policies import POLICIES
        from careline.files.reactions import REACTIONS
        from careline.files.sentences import SENTENCES
        from careline.kernel.sentences import register_sentences
        from careline.security.policy import register
        from careline.security.reactions import registry

        register_sentences(SENTENCES)
        register(*POLICIES)
        registry.register(*REACTIONS)
