"""Addresses of the pages for anybody."""

from django.urls import path

from careline.web.public import pages

urlpatterns = [
    path("service", pages.write, name="public-write"),
    path("service/progress", pages.progress, name="public-progress"),
    path("service/commitment", pages.commitment, name="public-commitment"),
]
