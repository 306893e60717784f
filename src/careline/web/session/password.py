"""Choosing a new password, of one's own accord or because the old one was for one time only."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from careline.security.credentials.sessions import SignedIn
from careline.security.operations.passwords import WeakPassword, change_own_password
from careline.web.arrivals import Arrived, address_of, device_of, give_cookie
from careline.web.doors import door
from careline.web.session.forms import PasswordForm


@require_http_methods(["GET", "POST"])
@sensitive_post_parameters()
@door(even_with_old_password=True)
def change(request: Arrived) -> HttpResponse:
    """Ask for the old and the new password; the sessions on other devices end."""
    form = PasswordForm(request.POST or None)
    renewed = _changed(request, form) if request.method == "POST" and form.is_valid() else None
    if renewed is None:
        return _page(request, form)
    messages.success(request, _("Your password is changed. Other devices are signed out."))
    response = redirect("web:home")
    give_cookie(response, renewed.secret)
    return response


def _changed(request: Arrived, form: PasswordForm) -> SignedIn | None:
    old, new = form.cleaned_data["old_password"], form.cleaned_data["new_password"]
    address, device = address_of(request), device_of(request)
    try:
        renewed = change_own_password(old=old, new=new, address=address, device=device, by=request.actor, at=request.at)
    except WeakPassword as weak:
        form.refuse(weak)
        return None
    if renewed is None:
        form.add_error("old_password", _("This is not your password. Type it as you did to sign in."))
    return renewed


def _page(request: Arrived, form: PasswordForm) -> HttpResponse:
    assert request.signed_in is not None
    seen = {"form": form, "is_forced": request.signed_in.must_change_password}
    return render(request, "session/password.html", seen, status=422 if form.errors else 200)
