"""Addresses of the supervisor's chair."""

from django.urls import path

from careline.web.supervisor import (
    accuracy,
    board,
    care_reviews,
    clock_alarms,
    duplicates,
    entry_audits,
    entry_checking,
    entry_ending,
    exceptions,
    legal_holds,
    outbox,
    twins,
    verification_tasks,
)

urlpatterns = [
    path("board", board.show, name="board"),
    path("clock-alarms", clock_alarms.listed, name="clock-alarms"),
    path("outbox", outbox.show, name="outbox"),
    path("outbox/attempts", outbox.retry, name="outbox-attempts"),
    path("care-reviews", care_reviews.listed, name="care-reviews"),
    path("care-reviews/<uuid:flag>", care_reviews.show, name="care-review"),
    path("legal-holds", legal_holds.listed, name="legal-holds"),
    path("legal-holds/<uuid:hold>", legal_holds.show, name="legal-hold"),
    path("exceptions", exceptions.show, name="exceptions"),
    path("accuracy", accuracy.show, name="accuracy"),
    path("entry-audits", entry_audits.listed, name="entry-audits"),
    path("entry-audits/drawing", entry_audits.draw, name="entry-audit-drawing"),
    path("entry-audits/<uuid:audit>", entry_audits.show, name="entry-audit"),
    path("entry-audits/<uuid:audit>/closing", entry_ending.close, name="entry-audit-closing"),
    path("entry-audits/<uuid:audit>/abandonment", entry_ending.abandon, name="entry-audit-abandonment"),
    path("entry-audits/<uuid:audit>/values/<int:n>", entry_checking.check, name="entry-audit-item"),
    path("entry-audits/<uuid:audit>/values/<int:n>/reveal", entry_checking.reveal, name="entry-audit-reveal"),
    path(
        "entry-audits/<uuid:audit>/values/<int:n>/verification",
        entry_checking.verify,
        name="entry-audit-verification",
    ),
    path("verification-tasks", verification_tasks.listed, name="verification-tasks"),
    path("verification-tasks/giving", verification_tasks.give, name="verification-giving"),
    path("verification-tasks/<uuid:task>/release", verification_tasks.release, name="verification-release"),
    path("customers/<uuid:customer>/twins", twins.show, name="customer-twins"),
    path("customers/<uuid:customer>/twins/searches", twins.search, name="customer-twins-search"),
    path("customers/<uuid:customer>/twins/<uuid:twin>/merge", twins.merge, name="customer-twin"),
    path("duplicates", duplicates.listed, name="duplicates"),
    path("duplicates/<uuid:pair>/merge", duplicates.merge, name="duplicate-merge"),
    path("duplicates/<uuid:pair>/parting", duplicates.part, name="duplicate-parting"),
    path("duplicates/merges/<uuid:customer>/undoing", duplicates.unmerge, name="duplicate-undoing"),
]
