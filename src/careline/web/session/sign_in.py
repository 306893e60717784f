"""Signing in and out."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from careline.kernel.sentences import Said
from careline.security.actor import system
from careline.security.operations.sign_in import sign_in, sign_out
from careline.web.arrivals import Arrived, address_of, device_of, give_cookie, take_cookie
from careline.web.doors import door, public
from careline.web.places import first_place
from careline.web.session.forms import SignInForm
from careline.web.session.way_back import way_back

PAGE = "session/sign_in.html"


@require_http_methods(["GET", "POST"])
@sensitive_post_parameters("password")
@public(asks=("next",))
def enter(request: Arrived) -> HttpResponse:
    """Ask who one is, and let in who proves it."""
    if request.signed_in and request.method == "GET":
        return redirect("web:home")
    form = SignInForm(request.POST or None)
    if request.method == "GET" or not form.is_valid():
        return _page(request, form, status=200 if request.method == "GET" else 422)
    found = sign_in(
        **form.cleaned_data, address=address_of(request), device=device_of(request), by=system("sign-in"), at=request.at
    )
    if found is None:
        said = Said(
            _("User name or password is not right, or the account is locked for a quarter of an hour."),
            _("Check both; after five failures wait, or ask your administrator."),
        )
        form.add_error(None, str(said))
        return _page(request, form, status=422)
    response = redirect(way_back(request, otherwise=reverse("web:home")))
    give_cookie(response, found.secret)
    return response


@require_http_methods(["GET"])
@public(asks=("next",))
def expired(request: Arrived) -> HttpResponse:
    """Tell that the session ended by itself, and ask to sign in again where one was."""
    response = _page(request, SignInForm(), is_expired=True)
    take_cookie(response)
    return response


@require_POST
@door(even_with_old_password=True)
def leave(request: Arrived) -> HttpResponse:
    """Sign out."""
    assert request.signed_in is not None
    sign_out(session=request.signed_in.session, by=request.actor, at=request.at)
    response = redirect("web:signed-out")
    take_cookie(response)
    return response


@require_http_methods(["GET"])
@public()
def left(request: Arrived) -> HttpResponse:
    """Tell that one is signed out."""
    return render(request, "session/signed_out.html")


@require_http_methods(["GET"])
@door()
def home(request: Arrived) -> HttpResponse:
    """Go where this chair's day begins."""
    place = first_place(request.actor)
    return redirect(place.address) if place else render(request, "session/nowhere.html")


def _page(request: Arrived, form: SignInForm, *, is_expired: bool = False, status: int = 200) -> HttpResponse:
    back = request.GET.get("next", "")
    return render(request, PAGE, {"form": form, "is_expired": is_expired, "back": back}, status=status)
