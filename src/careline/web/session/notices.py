"""What one was told at the desk, and of what one wishes to be told by mail, too."""

from typing import Any

from django import forms
from django.http import HttpResponse, HttpResponseNotModified
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from careline.notices.operations.staff import choose_staff_mail, see_staff_notices
from careline.notices.queries.staff import StaffNoticeSeen, mail_wish, mailed_kinds, staff_notices, unseen_staff_notices
from careline.security.policy import allows
from careline.web.arrivals import Arrived
from careline.web.doors import door, is_fragment
from careline.web.forms import AskingForm
from careline.web.notice_words import PLACES_OF_MANY, STAFF_NOTICE_PLACES, STAFF_NOTICES, kind_said
from careline.web.questions import Question, put

RIGHT = "notices.keep_staff_notices"


class MailForm(AskingForm):
    """Where mails go, and of what."""

    address = forms.CharField(label=gettext_lazy("Your mail address"), required=False, max_length=254)
    kinds = forms.MultipleChoiceField(
        label=gettext_lazy("Send me a mail, too, when"),
        required=False,
        choices=lambda: [(code, kind_said(code)) for code in mailed_kinds()],
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("At the desk you are told in any case. No mail names a customer."),
    )


@require_GET
@door(RIGHT, asks=("after",))
def show(request: Arrived) -> HttpResponse:
    """Show what one was told, newest first."""
    page = staff_notices(by=request.actor, after=request.GET.get("after", ""))
    seen = {
        "here": "staff-notices",
        "rows": [_line(request, one) for one in page.rows],
        "unseen": unseen_staff_notices(by=request.actor),
        "more": page.next.encode() if page.next else "",
    }
    return render(request, "session/notices.html", seen)


def _line(request: Arrived, one: StaffNoticeSeen) -> dict[str, Any]:
    view, right, picture = STAFF_NOTICE_PLACES[one.kind]
    return {
        "says": str(STAFF_NOTICES[one.kind]) % {"by": one.by_name, "about": one.about},
        "address": reverse(view, args=[] if view in PLACES_OF_MANY else [one.about])
        if allows(request.actor, right)
        else "",
        "picture": picture,
        "about": one.about,
        "at": one.at,
        "is_new": one.is_new,
    }


@require_GET
@door(RIGHT, even_with_old_password=True)  # else it would lead whoever types a new one to the same page again
def ring(request: Arrived) -> HttpResponse:
    """Return the bell as it stands now, to a page that has stood open for a while; 304 while nothing changed."""
    if not is_fragment(request):
        return redirect("web:staff-notices")
    unseen = unseen_staff_notices(by=request.actor)
    tag = f'"{unseen}"'
    if request.headers.get("If-None-Match") == tag:
        return HttpResponseNotModified(headers={"ETag": tag})
    answer = render(request, "parts/bell.html", {"bell": unseen})
    answer.headers["ETag"] = tag
    return answer


@require_POST
@door(RIGHT)
def see(request: Arrived) -> HttpResponse:
    """Record that one has seen everything."""
    see_staff_notices(by=request.actor, at=request.at)
    return redirect("web:staff-notices")


@require_http_methods(["GET", "POST"])
@door(RIGHT)
def mail(request: Arrived) -> HttpResponse:
    """Ask where mails go and of what, and keep it."""

    def act(data: dict[str, Any]) -> str:
        choose_staff_mail(address=data["address"], kinds=data["kinds"], by=request.actor, at=request.at)
        return _("Kept.") if data["kinds"] else _("Kept. No mail is sent to you.")

    wish = mail_wish(by=request.actor)
    question = Question(_("Told by mail, too"), _("Save"), reverse("web:staff-notices"))
    return put(request, question, MailForm, act, initial={"address": wish.address, "kinds": wish.kinds})
