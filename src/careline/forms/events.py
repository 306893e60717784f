"""What happened to fields, forms and answers."""

from dataclasses import dataclass

from careline.forms.rules.types import FieldType
from careline.kernel.events import Event


@dataclass(frozen=True, kw_only=True)
class FieldSet(Event, about="field"):
    """A field was defined, or says something else."""

    code: str
    type: FieldType


@dataclass(frozen=True, kw_only=True)
class FieldRetired(Event, about="field"):
    """A field is no longer offered to forms."""

    code: str


@dataclass(frozen=True, kw_only=True)
class FormSet(Event, about="form"):
    """A form asks something new from this version on."""

    code: str
    version: int


@dataclass(frozen=True, kw_only=True)
class FormRetired(Event, about="form"):
    """A form is no longer asked."""

    code: str


@dataclass(frozen=True, kw_only=True)
class AnswersSubmitted(Event, about="submission"):
    """A form was filled in."""

    form: str
    version: int
