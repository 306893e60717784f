"""Django's entry to the room."""

from django.apps import AppConfig


class ContactsConfig(AppConfig):
    """Announces what the room says and allows."""

    name = "careline.contacts"
    label = "contacts"

    def ready(self) -> None:
        """Register the room's sentences, policies and kinds of notice, and answer what the rooms below ask."""
        from careline.contacts import sentences
        from careline.contacts.operations.leaving import FollowUpsOwed, OpenContactsHeld
        from careline.contacts.operations.order_handing import OrdersUnderWay
        from careline.contacts.policies import POLICIES
        from careline.contacts.queries.keeping import ContactsKept
        from careline.contacts.queries.lists import KEPT
        from careline.contacts.queries.open_work import OpenContacts
        from careline.contacts.reactions import REACTIONS
        from careline.contacts.rules.notices import KINDS
        from careline.kernel.sentences import register_sentences, register_words
        from careline.notices.rules.kinds import register_kinds
        from careline.parties.ports.keeping import keep_too
        from careline.parties.ports.open_work import answer_too
        from careline.security import policy
        from careline.security.ports import holdings, lists
        from careline.security.reactions import registry

        register_sentences(sentences.SENTENCES)
        for words in sentences.WORDS:
            register_words(words)
        policy.register(*POLICIES)
        register_kinds(*KINDS)
        registry.register(*REACTIONS)
        answer_too(OpenContacts())
        keep_too(ContactsKept())
        lists.register(*KEPT)
        holdings.register(OpenContactsHeld(), FollowUpsOwed(), OrdersUnderWay())
