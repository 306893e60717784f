"""Django's entry to the room."""

from django.apps import AppConfig


class HallsConfig(AppConfig):
    """Announces what the room says and allows."""

    name = "careline.halls"
    label = "halls"

    def ready(self) -> None:
        """Register the room's sentences, policies and kinds of notice, and answer what the rooms below ask."""
        from careline.halls import sentences
        from careline.halls.policies import POLICIES
        from careline.halls.queries.keeping import AppointmentsKept
        from careline.halls.reactions import REACTIONS
        from careline.halls.rules.notices import KINDS
        from careline.kernel.sentences import register_sentences, register_words
        from careline.notices.rules.kinds import register_kinds
        from careline.parties.ports.keeping import keep_too
        from careline.security import policy
        from careline.security.reactions import registry

        register_sentences(sentences.SENTENCES)
        for words in sentences.WORDS:
            register_words(words)
        policy.register(*POLICIES)
        register_kinds(*KINDS)
        registry.register(*REACTIONS)
        keep_too(AppointmentsKept())
