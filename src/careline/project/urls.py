"""Which room answers at which address."""

from django.urls import URLPattern, URLResolver, path

from careline.project import health

urlpatterns: list[URLPattern | URLResolver] = [
    path(health.PATH, health.health, name="health"),
]
