"""Django's entry to the room."""

from django.apps import AppConfig


class ClocksConfig(AppConfig):
    """Announces what the room says and allows."""

    name = "careline.clocks"
    label = "clocks"

    def ready(self) -> None:
        """Register the room's sentences and policies."""
        from careline.clocks.policies import POLICIES
        from careline.clocks.rules.ladder import Recipient
        from careline.clocks.rules.law import LawWord
        from careline.clocks.rules.moves import ClockMoveKind, ClockState
        from careline.clocks.rules.terms import ClockKind, Standing
        from careline.clocks.sentences import SENTENCES
        from careline.clocks.sentences.labels import label
        from careline.kernel.sentences import register_sentences, register_words
        from careline.security import policy

        register_sentences(SENTENCES)
        register_words({state: label(state) for state in ClockState})
        for words in (LawWord, Recipient, ClockKind, Standing):
            register_words({word: label(word) for word in words})
        register_words({kind: label(kind) for kind in ClockMoveKind})
        policy.register(*POLICIES)
