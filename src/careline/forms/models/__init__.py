"""Rows of forms."""

from careline.forms.models.field_definition import FieldDefinition
from careline.forms.models.form import Form, FormVersion
from careline.forms.models.submission import Submission, SubmittedAnswer

__all__ = ["FieldDefinition", "Form", "FormVersion", "Submission", "SubmittedAnswer"]
