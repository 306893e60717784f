"""What is asked of somebody who comes."""

from django import forms
from django.utils.translation import gettext_lazy as _

from careline.web.forms import AskingForm


class SignInForm(AskingForm):
    """Who one is, and the proof."""

    username = forms.CharField(
        label=_("User name"),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none", "autofocus": True}),
    )
    password = forms.CharField(
        label=_("Password"),
        max_length=128,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )


class PasswordForm(AskingForm):
    """The old password, and the new one twice."""

    old_password = forms.CharField(
        label=_("Password so far"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password", "autofocus": True}),
    )
    new_password = forms.CharField(
        label=_("New password"),
        help_text=_("At least 12 characters of three kinds, or a phrase of at least 15."),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    again = forms.CharField(
        label=_("New password again"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def clean_again(self) -> str:
        """Refuse two that differ."""
        again = str(self.cleaned_data["again"])
        if again != self.cleaned_data.get("new_password"):
            raise forms.ValidationError(_("This is not what you typed above. Type the new password twice alike."))
        return again
