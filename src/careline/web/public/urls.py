"""Addresses of the pages for anybody."""

from django.urls import path

from careline.web.public import commitments, pages, visits

urlpatterns = [
    path("service", pages.write, name="public-write"),
    path("service/progress", pages.progress, name="public-progress"),
    path("service/commitment", commitments.show, name="public-commitment"),
    path("service/visit", visits.book, name="public-visit"),
    path("service/visit/mine", visits.look_up, name="public-appointment"),
    path("service/visit/cancellation", visits.cancel, name="public-cancellation"),
]
