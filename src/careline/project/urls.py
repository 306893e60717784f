"""Which room answers at which address."""

from django.urls import URLPattern, URLResolver, include, path

from careline.project import health

handler400 = "careline.web.refused.not_understood"
handler404 = "careline.web.refused.no_such_page"
urlpatterns: list[URLPattern | URLResolver] = [
    path(health.PATH, health.health, name="health"),
    path("api/v1/", include("careline.api.v1")),
    path("", include("careline.web.urls")),
]
