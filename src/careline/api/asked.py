"""A request to the API: asked at one instant, in one language, by one actor."""

from datetime import datetime

from django.http import HttpRequest

from careline.security.actor import Actor


class Asked(HttpRequest):
    """A request as endpoints see it."""

    at: datetime
    auth: Actor
    """Who asks, with the rights of this very moment; only behind a bearer."""
