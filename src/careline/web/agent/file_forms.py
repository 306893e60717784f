"""What is asked about attachments."""

from django import forms
from django.utils.translation import gettext_lazy as _

from careline.web.file_words import RETRACT_REASONS
from careline.web.forms import AskingForm
from careline.web.words import choices


class RetractForm(AskingForm):
    """Why an attachment is taken back."""

    reason = forms.ChoiceField(label=_("Why"), choices=lambda: choices(RETRACT_REASONS), widget=forms.RadioSelect)
