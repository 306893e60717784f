"""What the administrator's screens ask."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from careline.security.actor import Actor
from careline.security.rules.full_names import FULL_NAME_LONGEST
from careline.web.choices import departments_to_choose, forms_to_choose, own_roles_to_choose, reasons_to_choose
from careline.web.forms import AskingForm, TextArea
from careline.web.words import LANGUAGES, ROLES, choices

LIMIT = 20_000


class NothingAsked(AskingForm):
    """A step that only wants to be confirmed."""


class AdminForm(AskingForm):
    """A form that offers departments."""

    def __init__(self, *args: Any, by: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("department", "parent"):
            if name in self.fields:
                self.fields[name].choices = departments_to_choose(by=by)  # type: ignore[attr-defined]  # it is a ChoiceField


class NewUserForm(AdminForm):
    """Somebody who joins."""

    username = forms.CharField(
        label=_("User name"), max_length=40, help_text=_("2 to 40 small letters, digits, hyphens; never given twice.")
    )
    full_name = forms.CharField(label=_("Full name"), max_length=80)
    department = forms.ChoiceField(label=_("Department"))
    roles = forms.MultipleChoiceField(
        label=_("Roles"), choices=choices(ROLES), required=False, widget=forms.CheckboxSelectMultiple
    )
    language = forms.ChoiceField(label=_("Language"), choices=LANGUAGES)


class RenameForm(AskingForm):
    """What somebody is called from now on."""

    full_name = forms.CharField(label=_("Full name"), max_length=FULL_NAME_LONGEST)


class TransferForm(AdminForm):
    """Where somebody works from now on."""

    department = forms.ChoiceField(label=_("Department"))


class RolesForm(AskingForm):
    """What somebody is trusted with."""

    roles = forms.MultipleChoiceField(
        label=_("Roles"),
        choices=choices(ROLES),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Administrator, security administrator and auditor each need an account of their own."),
    )
    own = forms.MultipleChoiceField(
        label=_("Your own roles"), required=False, widget=forms.CheckboxSelectMultiple, choices=own_roles_to_choose
    )


class NamesForm(AskingForm):
    """A name in both languages."""

    name_zh = forms.CharField(label=_("Chinese name"), max_length=80)
    name_en = forms.CharField(label=_("English name"), max_length=80)


class EntryForm(NamesForm):
    """The names of what stands in a list, and its place there."""

    position = forms.IntegerField(label=_("Position"), min_value=0, max_value=9999, initial=0)


class ForReasonForm(NamesForm):
    """Names, and the reason for which it is offered."""

    reason = forms.ChoiceField(
        label=_("For the reason"), required=False, help_text=_("And for those below it; “Any” means for all.")
    )

    def __init__(self, *args: Any, on: date, kept: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].choices = [("", _("Any")), *reasons_to_choose(on=on, kept=kept)]  # type: ignore[attr-defined]  # it is a ChoiceField


class NewDepartmentForm(AdminForm, NamesForm):
    """A department and where it hangs."""

    code = forms.CharField(
        label=_("Code"), max_length=32, help_text=_("Small letters, digits, hyphens; it stays for ever.")
    )
    parent = forms.ChoiceField(label=_("Belongs under"))

    field_order = ("code", "name_zh", "name_en", "parent")


class MoveDepartmentForm(AdminForm):
    """Where a department hangs from now on."""

    parent = forms.ChoiceField(label=_("Belongs under"))


class CategoryForm(NamesForm):
    """A category's names and its place in the list."""

    position = forms.IntegerField(
        label=_("Position"), min_value=0, max_value=9999, initial=0, help_text=_("Lower numbers stand first.")
    )
    strategy_zh = forms.CharField(
        label=_("How it is worked on, in Chinese"),
        required=False,
        max_length=LIMIT,
        widget=TextArea(2),
        help_text=_("Shown beside each complaint of this class; left empty, the first level’s words are shown."),
    )
    strategy_en = forms.CharField(
        label=_("How it is worked on, in English"), required=False, max_length=LIMIT, widget=TextArea(2)
    )

    form = forms.ChoiceField(
        label=_("Form that is asked besides"),
        required=False,
        help_text=_("Left open, the first level’s form is asked."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["form"].choices = [("", "—"), *forms_to_choose()]  # type: ignore[attr-defined]  # it is a ChoiceField


class NewCategoryForm(CategoryForm):
    """A category with its code."""

    code = forms.CharField(
        label=_("Code"), max_length=64, help_text=_("One word, or a parent’s code, a dot and one word: network.speed.")
    )

    field_order = ("code", *CategoryForm.base_fields)
