"""Addresses of the supervisor's chair."""

from django.urls import path

from careline.web.supervisor import board, duplicates, exceptions

urlpatterns = [
    path("board", board.show, name="board"),
    path("exceptions", exceptions.show, name="exceptions"),
    path("duplicates", duplicates.listed, name="duplicates"),
    path("duplicates/<uuid:pair>/merge", duplicates.merge, name="duplicate-merge"),
    path("duplicates/<uuid:pair>/parting", duplicates.part, name="duplicate-parting"),
    path("duplicates/merges/<uuid:customer>/undoing", duplicates.unmerge, name="duplicate-undoing"),
]
