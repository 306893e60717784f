"""By which names the house is asked; who asks by another is answered at the door, before anything is looked up."""

from collections.abc import Callable

from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse

from careline.project.turning_away import turn_away
from careline.web.turned_away import NotOurName

UNREADABLE = 400
Ask = Callable[[HttpRequest], HttpResponse]


def answer_to_our_names(get_response: Ask) -> Ask:
    """Turn away what asks for a name that isn't ours. The name stays out of answer and log, for a stranger wrote it.

    Django would write a traceback for each; so it writes one line, as for anything that isn't there.
    """

    def asked(request: HttpRequest) -> HttpResponse:
        try:
            request.get_host()
        except DisallowedHost:
            return turn_away(NotOurName(), request, status=UNREADABLE, is_sent=False)
        return get_response(request)

    return asked
