"""The choices of a desk: language and colours."""

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import check_for_language
from django.views.decorators.http import require_POST

from careline.web.arrivals import Arrived
from careline.web.doors import public
from careline.web.preferences import THEMES, keep
from careline.web.session.way_back import way_back


@require_POST
@public()
def choose(request: Arrived) -> HttpResponse:
    """Keep what was chosen and show the same page again."""
    response = redirect(way_back(request, otherwise="/"))
    language, theme = request.POST.get("language", ""), request.POST.get("theme", "")
    if language in dict(settings.LANGUAGES) and check_for_language(language):
        keep(response, settings.LANGUAGE_COOKIE_NAME, language)
    if theme in THEMES:
        keep(response, "careline_theme", theme)
    return response
