"""Django's entry to the room."""

from django.apps import AppConfig


class CasesConfig(AppConfig):
    """Announces what the room says and allows."""

    name = "careline.cases"
    label = "cases"

    def ready(self) -> None:
        """Register the room's sentences and policies and its kinds of notice, and answer what the rooms below ask."""
        from careline.cases.operations.handing_over import OpenComplaintsHeld, RulesNaming
        from careline.cases.policies import POLICIES
        from careline.cases.queries.binding import ContactsOfComplaints
        from careline.cases.queries.features import CustomersHabits
        from careline.cases.queries.keeping import ComplaintsKept
        from careline.cases.queries.lists import KEPT
        from careline.cases.queries.open_work import OpenComplaints
        from careline.cases.reactions import REACTIONS
        from careline.cases.rules.notices import KINDS
        from careline.cases.sentences import SENTENCES, STAGES
        from careline.cases.writing.planning import ComplaintsPlanned
        from careline.cases.writing.redating import ComplaintsDated
        from careline.clocks.ports.dated import keep_dated_rows
        from careline.clocks.ports.planned import keep_planned_rows
        from careline.contacts.ports.binding import bind_too
        from careline.kernel.sentences import register_sentences, register_words
        from careline.notices.rules.kinds import register_kinds
        from careline.parties.ports.habits import tell_habits
        from careline.parties.ports.keeping import keep_too
        from careline.parties.ports.open_work import answer_too
        from careline.security import policy
        from careline.security.ports import holdings, lists
        from careline.security.reactions import registry

        register_sentences(SENTENCES)
        register_words(STAGES)
        register_kinds(*KINDS)
        policy.register(*POLICIES)
        answer_too(OpenComplaints())
        bind_too(ContactsOfComplaints())
        keep_dated_rows(ComplaintsDated())
        keep_planned_rows(ComplaintsPlanned())
        keep_too(ComplaintsKept())
        tell_habits(CustomersHabits())
        holdings.register(OpenComplaintsHeld(), RulesNaming())
        lists.register(*KEPT)
        registry.register(*REACTIONS)
