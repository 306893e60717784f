"""What is asked in a contact: when it begins, what the customer needs, how it goes on and how it ended."""

from itertools import groupby
from typing import Any
from uuid import UUID

from django import forms
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from careline.contacts.queries.reasons import offered_reasons
from careline.contacts.queries.speaking import possible_speakers
from careline.contacts.queries.verification import possible_methods
from careline.contacts.rules.facts import TOLD_REASONS, CallerType, ContactChannel, EndedBy, Medium
from careline.contacts.rules.intake import TEXT_LIMIT, ContactIntake
from careline.contacts.rules.reasons import Question
from careline.contacts.rules.speaking import Speaker
from careline.contacts.rules.steps import StepName
from careline.contacts.rules.wrap_up import Tick
from careline.kernel.numbering import CaseNumber
from careline.kernel.refusals import Refusal
from careline.kernel.sentences import say
from careline.web.choices import Choices, departments_to_choose, takers_to_choose
from careline.web.faces.speaker import standing_said
from careline.web.forms import AskingForm, TextArea
from careline.web.words import choices, named
from careline.web.words.contacts import (
    CALLER_TYPES,
    CHANNELS,
    ENDED_BY,
    ESCALATIONS,
    EXCLUDES,
    MEDIA,
    METHODS,
    OUTCOMES,
    SERVICE_TYPES,
    SPEAKERS,
    TICKS,
    TRANSFER_REASONS,
    VERDICTS,
)

TYPED_IN = (ContactChannel.PHONE, ContactChannel.COUNTER, ContactChannel.WEB_FORM, ContactChannel.LETTER)
"""The channels somebody types in at a desk; the others have machines."""
QUESTION = "answer_"


def reasons_to_choose(*, on: Any) -> Choices:
    """Return the reasons that carry no finer one, under their first levels."""
    offered = list(offered_reasons(on=on))
    names = {one.code: named(one) for one in offered}
    above = {one.code.rpartition(".")[0] for one in offered}
    leaves = sorted((one for one in offered if one.code not in above), key=lambda one: one.position)
    return [
        (names.get(root, root), [(one.code, _path(one.code, names)) for one in branch])
        for root, branch in groupby(leaves, key=lambda one: one.code.partition(".")[0])
    ]


def _path(code: str, names: dict[str, str]) -> str:
    words = code.split(".")
    codes = [".".join(words[: n + 1]) for n in range(1, len(words))] or [code]
    return " › ".join(names.get(one, one) for one in codes)


class NewContactForm(AskingForm):
    """A contact as it begins; only the channel must be known."""

    token = forms.UUIDField(widget=forms.HiddenInput)
    channel = forms.ChoiceField(
        label=_("Channel"), choices=[(one.value, CHANNELS[one]) for one in TYPED_IN], widget=forms.RadioSelect
    )
    caller = forms.CharField(
        label=_("Caller’s number"), required=False, max_length=32, widget=forms.TextInput({"autofocus": True})
    )
    access_number = forms.CharField(label=_("Number called"), required=False, max_length=24)
    caller_type = forms.ChoiceField(label=_("Line"), required=False, choices=choices(CALLER_TYPES, empty="—"))
    customer = forms.UUIDField(required=False, widget=forms.HiddenInput)
    arrived_at = forms.DateTimeField(
        label=_("Arrived"),
        required=False,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        help_text=_("When the letter or form reached us; empty means now."),
    )
    external_id = forms.CharField(
        label=_("Its own number"), required=False, max_length=60, help_text=_("On the letter or the form; never twice.")
    )
    continued_from = forms.CharField(
        label=_("Continues the contact"),
        required=False,
        max_length=24,
        help_text=_("Its number, when this goes on with what was begun before."),
    )
    continued_medium = forms.ChoiceField(
        label=_("In what it is continued"), required=False, choices=choices(MEDIA, empty=_("As the channel says"))
    )
    words = forms.CharField(
        label=_("What the customer wrote"), required=False, max_length=TEXT_LIMIT, widget=TextArea(4)
    )

    def intake(self) -> ContactIntake:
        """Return what was asked as the operation takes it."""
        data = self.cleaned_data
        kind = data["caller_type"]
        return ContactIntake(
            channel=ContactChannel(data["channel"]),
            caller=data["caller"],
            access_number=data["access_number"].strip(),
            caller_type=CallerType(kind) if kind else None,
            customer=UUID(str(data["customer"])) if data["customer"] else None,
            external_id=data["external_id"].strip() or f"desk:{data['token']}",
            arrived_at=data["arrived_at"],
            words=data["words"],
            continued_from=canonical_number(data["continued_from"]),
            continued_medium=Medium(data["continued_medium"]) if data["continued_medium"] else None,
        )


def canonical_number(text: str) -> str:
    """Return a contact's number as it is printed; what is none stays as it was typed, and is found nowhere."""
    try:
        return str(CaseNumber.parse(text)) if text.strip() else ""
    except Refusal:
        return text.strip()


class ActForm(AskingForm):
    """Any act on a contact; the version that was on the screen goes along."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, by: Any, contact: Any, at: Any, **kwargs: Any) -> None:
        self.by, self.contact, self.at = by, contact, at
        super().__init__(*args, **kwargs)


class PlainForm(ActForm):
    """An act that only wants to be confirmed."""


class PartyForm(ActForm):
    """Who the customer is."""

    customer = forms.UUIDField(required=False, widget=forms.HiddenInput)


class SpeakerForm(ActForm):
    """Who speaks: the customer, one who speaks for them in force, or somebody else."""

    speaker = forms.ChoiceField(label=_("Who speaks"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = [(str(one.id), standing_said(one)) for one in possible_speakers(self.contact, by=self.by)]
        first, last = ((one.value, SPEAKERS[one]) for one in (Speaker.CUSTOMER, Speaker.OTHER))
        self.fields["speaker"].choices = [first, *offered, last]  # type: ignore[attr-defined]  # it is a ChoiceField
        self.initial["speaker"] = str(self.contact.representative_id or self.contact.speaker)

    def refuse(self, refusal: Refusal) -> bool:
        """Show at the choice what is refused of the representative."""
        if refusal.field != "representative":
            return super().refuse(refusal)
        self.add_error("speaker", str(say(refusal)))
        return True


class VerifyForm(ActForm):
    """How it was checked who the caller is, and how that ended."""

    method = forms.ChoiceField(label=_("Proof"), widget=forms.RadioSelect)
    outcome = forms.ChoiceField(label=_("What came of it"), choices=choices(VERDICTS), widget=forms.RadioSelect)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = [(one.value, METHODS[one]) for one in possible_methods(self.contact)]
        self.fields["method"].choices = offered  # type: ignore[attr-defined]  # it is a ChoiceField


class NeedForm(ActForm):
    """What the customer came for, the main reason first, and what they answered."""

    reasons = forms.ChoiceField(label=_("Main reason"))
    second = forms.ChoiceField(label=_("And also"), required=False)
    service_type = forms.ChoiceField(
        label=_("Service type"), required=False, choices=choices(SERVICE_TYPES, empty=_("As usual for the reason"))
    )

    def __init__(self, *args: Any, questions: list[Question], answers: dict[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = reasons_to_choose(on=localdate(self.at))
        self.fields["reasons"].choices = [("", _("Choose…")), *offered]  # type: ignore[attr-defined]  # it is a ChoiceField
        # A choice in focus takes letters for itself, and "s" is to greet first.
        self.fields["reasons"].widget.attrs["autofocus"] = not questions and self.contact.step != StepName.ACCESS
        self.fields["second"].choices = [("", "—"), *offered]  # type: ignore[attr-defined]  # it is a ChoiceField
        for one in questions:
            said = named(_Asked(one))
            field = forms.CharField(label=said, required=False, max_length=2000, initial=answers.get(one.code, ""))
            field.widget.attrs |= {"class": "input", "data-required": str(one.is_required).lower()}
            self.fields[QUESTION + one.code] = field

    def questions(self) -> list[Any]:
        """Return the fields of the questions, for the template."""
        return [self[name] for name in self.fields if name.startswith(QUESTION)]


class _Asked:
    """A question under the two names that `named` chooses from."""

    def __init__(self, question: Question) -> None:
        mark = " *" if question.is_required else ""
        self.name_zh, self.name_en = question.zh + mark, question.en + mark


class EscalateForm(ActForm):
    """Who goes on, and what was tried."""

    to = forms.ChoiceField(label=_("To"), choices=choices(ESCALATIONS), initial="senior", widget=forms.RadioSelect)
    department = forms.ChoiceField(label=_("Department"), required=False)
    reason = forms.ChoiceField(
        label=_("Why"),
        choices=[(one.value, TRANSFER_REASONS[one]) for one in TOLD_REASONS],
        widget=forms.RadioSelect,
    )
    text = forms.CharField(label=_("What was tried, and what is needed"), max_length=TEXT_LIMIT, widget=TextArea(3))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["department"].choices = [("", "—"), *departments_to_choose(by=self.by)]  # type: ignore[attr-defined]  # it is a ChoiceField


class ConsultForm(ActForm):
    """Which colleague is asked."""

    colleague = forms.ChoiceField(label=_("Colleague"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        serving = self.contact.agent.username if self.contact.agent else ""
        others = [(where, [one for one in people if one[0] != serving]) for where, people in takers_to_choose()]
        self.fields["colleague"].choices = [("", _("Choose…")), *((where, some) for where, some in others if some)]  # type: ignore[attr-defined]  # it is a ChoiceField


class ProgressForm(ActForm):
    """What the customer was told."""

    medium = forms.ChoiceField(
        label=_("Told by"), choices=choices(MEDIA), initial=Medium.CALL, widget=forms.RadioSelect
    )
    text = forms.CharField(label=_("What was told"), max_length=TEXT_LIMIT, widget=TextArea(2))


class ConcludeForm(ActForm):
    """How the session ended."""

    ended_by = forms.ChoiceField(
        label=_("How it ended"), choices=choices(ENDED_BY), initial=EndedBy.AGENT, widget=forms.RadioSelect
    )


class DismissForm(ActForm):
    """Why it stays out of the numbers."""

    exclude = forms.ChoiceField(label=_("Why"), choices=choices(EXCLUDES), widget=forms.RadioSelect)


class WrapUpForm(ActForm):
    """The record at the end."""

    summary = forms.CharField(label=_("Summary"), required=False, max_length=TEXT_LIMIT, widget=TextArea(3))
    result = forms.CharField(label=_("Result"), required=False, max_length=TEXT_LIMIT, widget=TextArea(2))
    outcome = forms.ChoiceField(label=_("Outcome"), choices=choices(OUTCOMES, empty=_("Choose…")))
    service_type = forms.ChoiceField(label=_("Service type"), required=False, choices=choices(SERVICE_TYPES, empty="—"))
    ended_by = forms.ChoiceField(
        label=_("How it ended"),
        required=False,
        choices=choices(ENDED_BY),
        initial=EndedBy.AGENT,
        widget=forms.RadioSelect,
    )
    ticked = forms.MultipleChoiceField(
        label=_("Before goodbye"),
        required=False,
        choices=[(tick.value, TICKS[tick]) for tick in Tick],
        widget=forms.CheckboxSelectMultiple,
    )
