"""Django's entry to the room."""

from django.apps import AppConfig


class PartiesConfig(AppConfig):
    """Announces what the room says and allows."""

    name = "careline.parties"
    label = "parties"

    def ready(self) -> None:
        """Register what the room says and allows, and its kinds of notice."""
        from careline.kernel.sentences import register_sentences, register_words
        from careline.notices.ports.wishes import mind
        from careline.notices.rules.kinds import register_kinds
        from careline.parties.operations.entry_audits import EntryAuditsHeld
        from careline.parties.operations.verification_tasks import VerificationTasksHeld
        from careline.parties.policies import POLICIES
        from careline.parties.queries.lists import KEPT
        from careline.parties.queries.minding import CustomersWishes
        from careline.parties.reactions import REACTIONS
        from careline.parties.rules.notices import KINDS
        from careline.parties.sentences import (
            ERASURE_STATES,
            NEED_STATUSES,
            OBSTACLES,
            REACH_WAYS,
            SENTENCES,
            SUBSCRIPTION_STATUSES,
        )
        from careline.security.policy import register
        from careline.security.ports import holdings, lists
        from careline.security.reactions import registry

        register_sentences(SENTENCES)
        register_words(SUBSCRIPTION_STATUSES)
        register_words(NEED_STATUSES)
        register_words(ERASURE_STATES)
        register_words(OBSTACLES)
        register_words(REACH_WAYS)
        register_kinds(*KINDS)
        register(*POLICIES)
        mind(CustomersWishes())
        registry.register(*REACTIONS)
        holdings.register(VerificationTasksHeld(), EntryAuditsHeld())
        lists.register(*KEPT)
