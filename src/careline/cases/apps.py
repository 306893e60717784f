"""Django's entry to the room."""

from django.apps import AppConfig


class CasesConfig(AppConfig):
    """Announces what the room says and allows."""

    name = "careline.cases"
    label = "cases"

    def ready(self) -> None:
        """Register the room's sentences and policies, and answer what the rooms below ask."""
        from careline.cases.policies import POLICIES
        from careline.cases.queries.open_work import OpenComplaints
        from careline.cases.sentences import SENTENCES, STAGES
        from careline.kernel.sentences import register_sentences, register_words
        from careline.parties.ports.open_work import answer_too
        from careline.security import policy

        register_sentences(SENTENCES)
        register_words(STAGES)
        policy.register(*POLICIES)
        answer_too(OpenComplaints())
