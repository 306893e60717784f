"""Addresses of the supervisor's chair."""

from django.urls import path

from careline.web.supervisor import board, exceptions

urlpatterns = [
    path("board", board.show, name="board"),
    path("exceptions", exceptions.show, name="exceptions"),
]
