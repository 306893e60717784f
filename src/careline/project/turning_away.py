"""What whoever is turned away at the door is answered, before anything is known of them."""

from django.http import HttpRequest, HttpResponse
from django.utils import translation

from careline.api.problems import problem
from careline.kernel.refusals import Refusal
from careline.web.turned_away import turned_away

API = "/api/"


def turn_away(refusal: Refusal, request: HttpRequest, *, status: int, is_sent: bool = True) -> HttpResponse:
    """Return a problem to a program and a page to a reader, in the language the request itself asks for.

    :param is_sent: whether something was sent, so that going back finds it again.
    """
    if not request.path_info.startswith(API):
        return turned_away(refusal, request, status=status, is_sent=is_sent)
    with translation.override(translation.get_language_from_request(request)):
        return problem(refusal, status=status)
