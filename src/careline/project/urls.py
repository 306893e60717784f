"""Which room answers at which address."""

from django.urls import URLPattern, URLResolver, include, path

from careline.project import health, ways_in

handler400 = "careline.web.refused.not_understood"
handler404 = "careline.web.refused.no_such_page"
urlpatterns: list[URLPattern | URLResolver] = [
    path(health.PATH, health.health, name="health"),
    path(ways_in.PROGRAMS, include("careline.api.v1")),
    path("", include("careline.web.urls")),
]
