"""Fields, forms and answers."""

from datetime import datetime
from typing import Annotated, Any, Self

from pydantic import BeforeValidator, Field, StrictBool, StrictFloat, StrictInt, StringConstraints

from careline.api.shapes.kinds import PLAIN, SAID, Code, Flag, Line, Shown, Told
from careline.forms.operations.designing import FormTold as Form
from careline.forms.operations.designing import LineTold as FormLine
from careline.forms.operations.fields import FieldTold as Definition
from careline.forms.queries.submissions import FilledIn
from careline.forms.rules.shapes import Choice, Compare, Condition
from careline.forms.rules.types import FieldType

Words = Annotated[str, StringConstraints(min_length=1, max_length=80, pattern=SAID)]
Help = Annotated[str, StringConstraints(max_length=300, pattern=PLAIN)]
Text = Annotated[str, StringConstraints(max_length=20_000, pattern=PLAIN)]
Bound = Annotated[int, Field(ge=-(10**15), le=10**15, strict=True)]
Given = Text | StrictBool | StrictInt | StrictFloat | Annotated[list[Text], Field(max_length=60)] | None
Answers = Annotated[
    dict[Annotated[str, StringConstraints(max_length=40, pattern=r"^[a-z][a-z0-9_]*$")], Given], Field(max_length=60)
]
"""Answers by the fields' codes, each as JSON of its field's type; money in fen."""


class ChoiceTold(Told):
    """One thing that can be chosen."""

    code: Code = Field(examples=["roaming"])
    zh: Words = Field(examples=["国际漫游"])
    en: Words = Field(examples=["Roaming"])


class ConditionTold(Told):
    """What must be so in the answers above."""

    field: Code = Field(examples=["kind"])
    test: Compare
    value: Line = Field("", examples=["roaming"])


class FieldTold(Told):
    """What a field is called, what it may hold, and what helps to answer it."""

    type: FieldType = Field(description="It stays: answers are kept in it.")
    name_zh: Words = Field(examples=["争议金额"])
    name_en: Words = Field(examples=["Disputed sum"])
    help_zh: Help = ""
    help_en: Help = ""
    least: Bound | None = Field(None, description="The smallest number; for money in fen.")
    most: Bound | None = Field(None, description="The largest number, the most money in fen, or a text's characters.")
    choices: Annotated[list[ChoiceTold], Field(max_length=60)] = []

    @property
    def definition(self) -> Definition:
        """The same as the operation takes it."""
        said = self.model_dump(exclude={"choices"})
        return Definition(**said, choices=[Choice(**one.model_dump()) for one in self.choices])


class LineTold(Told):
    """A field on a form, and when it must be answered."""

    field: Code = Field(examples=["amount"])
    is_required: Flag = False
    required_when: Annotated[list[ConditionTold], Field(max_length=10)] = []


class FormTold(Told):
    """What a form is called, and what it asks, in order."""

    name_zh: Words = Field(examples=["费用争议"])
    name_en: Words = Field(examples=["Disputed charge"])
    lines: Annotated[list[LineTold], Field(max_length=60)] = []

    @property
    def form(self) -> Form:
        """The same as the operation takes it."""
        lines = [
            FormLine(
                field=one.field,
                is_required=one.is_required,
                required_when=[Condition(**told.model_dump()) for told in one.required_when],
            )
            for one in self.lines
        ]
        return Form(name_zh=self.name_zh, name_en=self.name_en, lines=lines)


class ChoiceShown(Shown):
    """One thing that can be chosen."""

    code: str
    zh: str
    en: str


class FieldShown(Shown):
    """A field."""

    code: str
    type: FieldType
    name_zh: str
    name_en: str
    help_zh: str
    help_en: str
    least: int | None
    most: int | None
    choices: list[ChoiceShown]


class FieldPage(Shown):
    """Some fields, by code."""

    items: list[FieldShown]
    next: str | None


class ConditionShown(Shown):
    """What must be so in the answers above."""

    field: str
    test: Compare
    value: str


class FormLineShown(Shown):
    """A field on a form, and when it must be answered."""

    field: FieldShown
    is_required: bool
    required_when: list[ConditionShown]


class FormShown(Shown):
    """What a form asks at one version."""

    code: str
    version: int
    name_zh: str
    name_en: str
    lines: list[FormLineShown]


class FormBrief(Shown):
    """A form that is asked."""

    code: str
    version: int
    name_zh: str
    name_en: str


class FormPage(Shown):
    """Some forms, by code."""

    items: list[FormBrief]
    next: str | None


class FormVersionShown(Shown):
    """One version: since when, and who made it."""

    at: datetime
    by_name: str
    shape: FormShown


class FormVersions(Shown):
    """What a form has asked, newest first."""

    items: list[FormVersionShown]


class AnswersTold(Told):
    """A form filled in, all of it."""

    answers: Answers = Field(examples=[{"amount": 12850, "kind": "roaming"}])


class AnswersShown(Shown):
    """A form as it was filled in last; empty while nobody has."""

    form: str
    version: int
    answers: Annotated[dict[str, Any], BeforeValidator(dict)] = Field(
        description="By the fields' codes; persons' numbers masked, empty once the person was forgotten."
    )

    @classmethod
    def of(cls, filled: FilledIn | None) -> Self:
        """Return what is shown of it."""
        if filled is None:
            return cls(form="", version=0, answers={})
        answers = {code: one.value for code, one in filled.answers.items()}
        return cls(form=filled.form.code, version=filled.form.version, answers=answers)
