"""What can be done to a user's account: each a question first."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from django.views.decorators.http import require_http_methods

from careline.security.operations.custom_roles import change_custom_roles
from careline.security.operations.passwords import reset_password
from careline.security.operations.roles import change_roles
from careline.security.operations.sessions import end_sessions, unlock_account
from careline.security.operations.users import add_user, reactivate_user, rename_user, transfer_user
from careline.security.queries.departments import department
from careline.security.queries.roles import custom_roles_of
from careline.security.queries.users import roles_of, user
from careline.security.rules.roles import Role
from careline.web.admin import forms
from careline.web.arrivals import Arrived
from careline.web.doors import door
from careline.web.questions import Question, Secret, put

RIGHT = "security.manage_user"
View = Callable[..., HttpResponse]


@require_http_methods(["GET", "POST"])
@door("security.add_user")
def add(request: Arrived) -> HttpResponse:
    """Add a user and show the one-time password."""

    def act(data: dict[str, Any]) -> Secret:
        where = department(by=request.actor, code=data.pop("department"))
        roles = [Role(role) for role in data.pop("roles")]
        new = add_user(**data, department=where, roles=roles, by=request.actor, at=request.at)
        return Secret(_("%(name)s signs in with this password:") % {"name": new.user.username}, new.one_time_password)

    question = Question(_("New user"), _("Add the user"), reverse("web:users"))
    return put(request, question, forms.NewUserForm, act, by=request.actor)


@require_http_methods(["GET", "POST"])
@door(RIGHT)
def rename(request: Arrived, username: str) -> HttpResponse:
    """Call a user otherwise."""
    person = user(by=request.actor, username=username)

    def act(data: dict[str, Any]) -> str:
        rename_user(user=person, full_name=data["full_name"], by=request.actor, at=request.at)
        return _("Renamed.")

    told = _("They sign in with the same user name as before; what they did stands under the new name.")
    question = Question(_("Full name"), _("Rename"), _page(username), told)
    return put(request, question, forms.RenameForm, act, initial={"full_name": person.full_name})


@require_http_methods(["GET", "POST"])
@door(RIGHT)
def transfer(request: Arrived, username: str) -> HttpResponse:
    """Move a user to another department."""
    person = user(by=request.actor, username=username)

    def act(data: dict[str, Any]) -> str:
        where = department(by=request.actor, code=data["department"])
        transfer_user(user=person, department=where, by=request.actor, at=request.at)
        return _("Transferred. What they may see has changed with it.")

    question = Question(_("Transfer"), _("Transfer"), _page(username), _("Complaints they handle stay with them."))
    initial = {"department": person.department.code}
    return put(request, question, forms.TransferForm, act, by=request.actor, initial=initial)


@require_http_methods(["GET", "POST"])
@door(RIGHT)
def roles(request: Arrived, username: str) -> HttpResponse:
    """Change what a user is trusted with."""
    person = user(by=request.actor, username=username)
    held, own = roles_of(person), [role.code for role in custom_roles_of(person)]

    def act(data: dict[str, Any]) -> Secret | str:
        wanted = [Role(role) for role in data["roles"]]
        secret = change_roles(user=person, roles=wanted, by=request.actor, at=request.at)
        change_custom_roles(user=person, codes=data["own"], by=request.actor, at=request.at)
        said = _("%(name)s signs in with this password:") % {"name": username}
        return Secret(said, secret) if secret else _("Roles changed. They sign in anew.")

    told = _("With a role that stands alone they get a new one-time password; sessions and tokens they had end.")
    question = Question(_("Roles"), _("Change the roles"), _page(username), told)
    return put(request, question, forms.RolesForm, act, initial={"roles": [role.value for role in held], "own": own})


@require_http_methods(["GET", "POST"])
@door(RIGHT)
def password(request: Arrived, username: str) -> HttpResponse:
    """Put a one-time password in the place of a forgotten one."""
    person = user(by=request.actor, username=username)

    def act(_data: dict[str, Any]) -> Secret:
        secret = reset_password(user=person, by=request.actor, at=request.at)
        return Secret(_("%(name)s signs in with this password:") % {"name": username}, secret)

    told = _("The old password stops working and every session of theirs ends.")
    question = Question(_("New one-time password"), _("Set it"), _page(username), told, tone="danger")
    return put(request, question, forms.NothingAsked, act)


@require_http_methods(["GET", "POST"])
@door(RIGHT)
def reactivate(request: Arrived, username: str) -> HttpResponse:
    """Take a user back."""
    person = user(by=request.actor, username=username)

    def act(_data: dict[str, Any]) -> Secret | str:
        secret = reactivate_user(user=person, by=request.actor, at=request.at)
        said = _("%(name)s signs in with this password:") % {"name": username}
        return Secret(said, secret) if secret else _("Taken back.")

    told = _("Roles that were taken when they left are given again by hand.")
    return put(request, Question(_("Take back"), _("Take back"), _page(username), told), forms.NothingAsked, act)


def _plain(title: Promise, told: Promise, done: Promise, operation: Callable[..., object], right: str = RIGHT) -> View:
    """Make the view of a step that asks nothing but to be confirmed."""

    @require_http_methods(["GET", "POST"])
    @door(right)
    def step(request: Arrived, username: str) -> HttpResponse:
        person = user(by=request.actor, username=username)

        def act(_data: dict[str, Any]) -> Promise:
            operation(user=person, by=request.actor, at=request.at)
            return done

        return put(request, Question(title, title, _page(username), told, tone="danger"), forms.NothingAsked, act)

    return step


def _page(username: str) -> str:
    return reverse("web:user", args=[username])


unlock = _plain(
    _lazy("Unlock"),
    _lazy("They may try to sign in again before the lock ends."),
    _lazy("Unlocked."),
    unlock_account,
    "security.unlock_account",
)
sign_out = _plain(
    _lazy("End their sessions"),
    _lazy("They are signed out on every device and may sign in again."),
    _lazy("Their sessions have ended."),
    end_sessions,
    "security.unlock_account",
)
