"""The page for whoever is turned away before anything is known of them: it asks for no user and no database."""

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import translation

from careline.kernel.refusals import Refusal
from careline.kernel.sentences import say
from careline.web.preferences import Preferences


class NotOurName(Refusal):
    """The request is for another host; whoever runs the house names its hosts."""

    code = "web.not_our_name"


class NotUnderstood(Refusal):
    """The request can't be read as one to this house at all."""

    code = "web.not_understood"


def turned_away(refusal: Refusal, request: HttpRequest, *, status: int, is_sent: bool = True) -> HttpResponse:
    """Return the page that says why, in the language and the colours the request itself asks for.

    :param is_sent: whether something was sent, so that going back finds it again.
    """
    language = translation.get_language_from_request(request)
    with translation.override(language):
        seen = {
            "said": say(refusal),
            "status": status,
            "code": refusal.code,
            "theme": Preferences.of(request).theme,
            "is_sent": is_sent,
        }
        page = render_to_string("turned_away.html", seen)
    return HttpResponse(page, status=status, headers={"Content-Language": language, "Vary": "Accept-Language, Cookie"})
